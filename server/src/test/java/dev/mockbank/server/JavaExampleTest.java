package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program in `docs/api.md` runs as it stands there.
final class JavaExampleTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "api.md");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @Test
    void booksAndLists() throws IOException {
        var program = PROGRAM.matcher(Files.readString(DOCUMENT).replace("\r\n", "\n"));
        assertThat(program.find()).isTrue();
        var file = Files.writeString(folder.resolve("Example.java"), program.group(1));

        try (var bank = TestBank.start()) {
            assertThat(output(file, "http://127.0.0.1:" + bank.port(), bank.key()))
                    .isEqualTo("-25.50 left 74.50\n");
            assertThat(output(file, "http://127.0.0.1:" + bank.port(), "wrong")).contains("API key");
        }
    }

    private static String output(Path program, String... arguments) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), program.toString());
        for (var argument : arguments) {
            builder.command().add(argument);
        }
        var process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
