package dev.mockbank.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mockbank.server.files.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a `.env` file says.
final class EnvFileTest {

    private static final int NOBODY = 65534;

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

    @Test
    void aFileThatEveryoneMayWriteIsRefused() throws Exception {
        assumeTrue(PrivateFiles.posix(), "this file system has no POSIX permissions");
        var file = Files.writeString(home.resolve(".env"), "KEY=a");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(EnvFile.read(file)).containsEntry("KEY", "a");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw----rw-"));

        assertThatThrownBy(() -> EnvFile.read(file)).hasMessageContaining(file + " was not read");
    }

    @Test
    void aFileOfSomebodyElseIsRefusedAlsoBehindALink() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a file away");
        var own = Files.writeString(home.resolve("own"), "KEY=a");
        var link = Files.createSymbolicLink(home.resolve(".env"), own);
        assertThat(EnvFile.read(link)).containsEntry("KEY", "a");

        Files.setAttribute(link, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        assertThatThrownBy(() -> EnvFile.read(link)).hasMessageContaining("was not read");

        Files.setAttribute(own, "unix:uid", NOBODY);
        assertThatThrownBy(() -> EnvFile.read(own)).hasMessageContaining("belongs to");
    }

    private Map<String, String> read(String text) throws Exception {
        return EnvFile.read(Files.writeString(home.resolve(".env"), text));
    }
}
