package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A `.env` file in the working folder sets what the environment does not.
class EnvFileTest {

    @TempDir(factory = TargetFolder.class)
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

    @Test
    void theEnvironmentWinsOverTheFile() throws Exception {
        Files.writeString(home.resolve(".env"), "RATE_LIMIT=77\nMASTER_API_KEY=of-the-file\n");
        try (var server = ChildServer.start(home, Map.of("DATABASE_URL", TestPostgres.freshDatabase()))) {
            assertThat(server.send("GET", "/admin/info", "of-the-file", null).status())
                    .isEqualTo(403);
            var info = server.send("GET", "/admin/info", TestBank.MASTER_KEY, null);
            assertThat(info.status()).isEqualTo(200);
            assertThat(info.text()).contains("77");
        }
    }

    @Test
    void aWrongValueInTheFileIsNamedLikeAnyOther() throws Exception {
        Files.writeString(home.resolve(".env"), "LOG_LEVEL=\"loud\"\n");
        try (var server = ChildServer.launch(home, Map.of())) {
            assertThat(server.awaitExit()).isEqualTo(1);
            assertThat(server.output()).contains("LOG_LEVEL").contains(Setting.LOG_LEVEL.purpose());
        }
    }

    private Map<String, String> read(String text) throws Exception {
        return EnvFile.read(Files.writeString(home.resolve(".env"), text));
    }
}
