package dev.mockbank.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public final class SettingTest {

    private static final Path README = Path.of("..", "README.md");

    @ParameterizedTest
    @EnumSource(Setting.class)
    void standsInTheReadmeAsItIs(Setting setting) throws IOException {
        var defaultText = setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`";
        assertThat(Files.readAllLines(README))
                .contains("| `" + setting.name() + "` | " + defaultText + " | " + setting.purpose() + " |");
    }

    @ParameterizedTest
    @EnumSource(Setting.class)
    void standsInTheHelp(Setting setting) {
        assertThat(SettingsHelp.lines()).anyMatch(line -> line.strip().startsWith(setting.name()));
    }
}
