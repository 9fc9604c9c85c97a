package dev.mockbank.admin.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.TargetFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the console remembers.
class PreferencesTest {

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @Test
    void isThereAgainAtTheNextStart() {
        var preferences = Preferences.in(folder);
        preferences.set("theme", "DARK");
        preferences.set("window.width", "1400");
        preferences.set("gone", "once");
        preferences.set("gone", "");

        var again = Preferences.in(folder);

        assertThat(again.get("theme")).contains("DARK");
        assertThat(again.integer("window.width", 960, 2000)).contains(1400);
        assertThat(again.integer("window.width", 960, 1000)).isEmpty();
        assertThat(again.get("gone")).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there the user's folder keeps others out")
    void isForTheOwnersEyesOnly() throws IOException {
        var home = folder.resolve("home");
        Preferences.in(home).set("key.somewhere", "mb_secret");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("console.properties"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenFileIsForgotten() throws IOException {
        Files.writeString(folder.resolve("console.properties"), "theme=\\u12");

        assertThat(Preferences.in(folder).get("theme")).isEmpty();
    }
}
