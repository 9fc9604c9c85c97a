package dev.mockbank.server;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Programs that a test needs from the machine. Where one is missing the test is skipped and says what to install;
/// with `CI=true` in the environment it fails. `MOCKBANK_TEST_PROGRAMS` names the folders in which to look, in place of
/// the path and of Debian's own: an empty folder makes a machine look as bare as a new one.
final class InstalledProgram {

    private static final String FOLDERS = "MOCKBANK_TEST_PROGRAMS";
    private static final Path DEBIAN_POSTGRES = Path.of("/usr/lib/postgresql");

    private InstalledProgram() {}

    /// The program, on the path or where administrators have theirs.
    ///
    /// @param debianPackage that has it
    static Path find(String name, String debianPackage) {
        var folders = chosenFolders()
                .orElseGet(() -> Stream.concat(
                        folders(System.getenv("PATH")), Stream.of(Path.of("/usr/local/sbin"), Path.of("/usr/sbin"))));
        return find(folders, name, debianPackage);
    }

    /// A program of Debian's newest PostgreSQL, which is not on the path.
    static Path findOfPostgres(String name) {
        var chosen = chosenFolders();
        if (chosen.isPresent() || !Files.isDirectory(DEBIAN_POSTGRES)) {
            return find(chosen.orElseGet(Stream::empty), name, "postgresql");
        }
        try (var versions = Files.list(DEBIAN_POSTGRES)) {
            return find(
                    versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")),
                    name,
                    "postgresql");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Stream<Path>> chosenFolders() {
        return Optional.ofNullable(System.getenv(FOLDERS)).map(InstalledProgram::folders);
    }

    private static Stream<Path> folders(String list) {
        return Stream.of(list.split(File.pathSeparator)).map(Path::of);
    }

    private static Path find(Stream<Path> folders, String name, String debianPackage) {
        return folders.map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(name, debianPackage));
    }

    private static Path missing(String name, String debianPackage) {
        var sentence = name + " is not installed here: apt-get install --no-install-recommends " + debianPackage;
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        return Assumptions.abort(sentence);
    }
}
