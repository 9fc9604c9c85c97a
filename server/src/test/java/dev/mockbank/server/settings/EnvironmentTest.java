package dev.mockbank.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a `.env` file can say, and what it cannot.
final class EnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        var environment = environment("PORT=1\nRATE_LIMIT=2\n", Map.of("PORT", "3"));

        assertThat(environment.settings().address().port()).isEqualTo(3);
        assertThat(environment.settings().rateLimit()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Setting.class,
            names = {"POSTGRES_BINARIES", "MOCKBANK_HOME"})
    void whoseProgramsRunIsNeverTakenFromTheFile(Setting setting) throws Exception {
        assertThatThrownBy(() -> environment(setting + "=/tmp/evil", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(".env sets " + setting)
                .hasMessageContaining("Export it");
        assertThatThrownBy(() -> environment(setting + "=/tmp/evil", Map.of(setting.name(), "")))
                .hasMessageContaining(".env sets " + setting);

        assertThat(environment(setting + "=/tmp/evil", Map.of(setting.name(), "/srv/own"))
                        .values())
                .containsEntry(setting.name(), "/srv/own");
        assertThat(environment(setting + "=", Map.of()).values()).doesNotContainKey(setting.name());
    }

    @Test
    void theFileDoesNotMoveTheUsersDataFolder() throws Exception {
        var without = environment("", Map.of()).defaultHome();

        assertThat(environment("XDG_DATA_HOME=/tmp/evil\nLOCALAPPDATA=/tmp/evil\n", Map.of())
                        .defaultHome())
                .isEqualTo(without);
    }

    private Environment environment(String file, Map<String, String> environment) throws Exception {
        return Environment.of(Files.writeString(folder.resolve(".env"), file), environment);
    }
}
