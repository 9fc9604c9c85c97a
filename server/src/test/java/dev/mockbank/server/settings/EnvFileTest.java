package dev.mockbank.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a `.env` file says.
final class EnvFileTest {

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
                KEY=abc               | abc
                KEY = abc             | abc
                export KEY=abc        | abc
                KEY=abc#d=e$f         | abc#d=e$f
                KEY=abc # comment     | abc
                KEY=#abc              | ``
                KEY=                  | ``
                KEY='a b # c'         | a b # c
                KEY="a \\"b\\" \\\\"  | a "b" \\
                KEY="a" # comment     | a
                KEY=p@s:w/d?x=%23     | p@s:w/d?x=%23
                KEY=a"b               | a"b
                """)
    void aLineSetsAValue(String line, String value) throws Exception {
        assertThat(read("# comment\n\n" + line + "\nnonsense\n")).isEqualTo(Map.of("KEY", value));
    }

    @Test
    void noFileSetsNothing() {
        assertThat(EnvFile.read(home.resolve(".env"))).isEmpty();
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws Exception {
        Files.write(home.resolve(".env"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});

        assertThatThrownBy(() -> EnvFile.read(home.resolve(".env"))).hasMessageContaining(".env");
    }

    private Map<String, String> read(String text) throws Exception {
        return EnvFile.read(Files.writeString(home.resolve(".env"), text));
    }
}
