package dev.mockbank.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where each platform keeps the data of a user's programs.
class UserDataFolderTest {

    private static final String HOME = "/home/ann";

    @Test
    void onLinuxItFollowsTheXdgSpecification() {
        assertThat(linux(Map.of())).isEqualTo(Path.of(HOME, ".local", "share", "mockbank"));
        assertThat(linux(Map.of("XDG_DATA_HOME", "/data"))).isEqualTo(Path.of("/data", "mockbank"));
    }

    @Test
    void aRelativeXdgFolderIsIgnoredAsTheSpecificationSays() {
        assertThat(linux(Map.of("XDG_DATA_HOME", "data"))).isEqualTo(linux(Map.of()));
        assertThat(linux(Map.of("XDG_DATA_HOME", ""))).isEqualTo(linux(Map.of()));
    }

    @Test
    void onMacOsItIsInTheLibrary() {
        assertThat(UserDataFolder.of("Mac OS X", "/Users/ann", Map.of()))
                .isEqualTo(Path.of("/Users/ann", "Library", "Application Support", "Mockbank"));
    }

    @Test
    void onWindowsItIsTheLocalFolderOfTheUser() {
        assertThat(UserDataFolder.of("Windows 11", "C:/Users/ann", Map.of("LOCALAPPDATA", "D:/Local")))
                .isEqualTo(Path.of("D:/Local", "Mockbank"));
        assertThat(UserDataFolder.of("Windows 11", "C:/Users/ann", Map.of()))
                .isEqualTo(Path.of("C:/Users/ann", "AppData", "Local", "Mockbank"));
    }

    @Test
    void darwinIsNoWindows() {
        assertThat(UserDataFolder.of("Darwin", "/Users/ann", Map.of()).toString())
                .doesNotContain("AppData");
    }

    private static Path linux(Map<String, String> environment) {
        return UserDataFolder.of("Linux", HOME, environment);
    }
}
