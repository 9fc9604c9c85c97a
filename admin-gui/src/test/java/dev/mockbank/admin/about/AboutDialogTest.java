package dev.mockbank.admin.about;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What the console says of itself.
class AboutDialogTest {

    @Test
    void tellsVersionsFoldersAndLicencesAndCopiesNothingSecret() throws IOException {
        var server = RealServer.shared();
        try (var console = TestConsole.attachedTo(server)) {
            console.press(KeyCode.CONTROL, KeyCode.K);
            console.type("about");
            console.press(KeyCode.ENTER);
            console.awaitText("Copy for a bug report");
            console.picture("about");

            assertThat(console.texts())
                    .contains(Parts.version(), console.home().toString())
                    .anyMatch(text -> text.contains("atlantafx-base 2.1.0: MIT License"));
            console.click("Open the folder of the console");
            console.awaitOpened(console.home().toUri());

            console.click("Copy for a bug report");
            var report = Toolkit.call(() -> Clipboard.getSystemClipboard().getString());
            var bank = console.desk().session().bank().orElseThrow();
            assertThat(report)
                    .contains("Console: " + Parts.version(), "State: running, a server elsewhere", "PostgreSQL: ")
                    .doesNotContain(
                            bank.key(), server.masterKey(), server.address().toString());
        }
    }

    @Test
    void everyJarOfThisConsoleHasALicence() {
        var parts = Parts.all();
        var jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> path.substring(path.lastIndexOf(File.separatorChar) + 1))
                .filter(name -> name.startsWith("jackson-")
                        || name.startsWith("javafx-")
                        || name.startsWith("atlantafx-")
                        || name.startsWith("ikonli-")
                        || name.startsWith("flatlaf-"))
                .filter(name -> !name.endsWith("-linux.jar"))
                .toList();

        assertThat(jars)
                .allSatisfy(jar -> assertThat(parts)
                        .anySatisfy(
                                part -> assertThat(jar).startsWith(part.name().replace(' ', '-'))));
        assertThat(parts)
                .noneMatch(part -> part.licence().toLowerCase(Locale.ROOT).contains("unknown"));
    }

    @Test
    void aLineOfTheBuildNamesThePartAndItsLicences() {
        assertThat(Parts.read("     (EPL 2.0) (GPL2 w/ CPE) Jakarta Thing (jakarta.x:jakarta-x:1.2 - https://x.org)"))
                .contains(new Part("jakarta-x 1.2", "EPL 2.0 or GPL2 w/ CPE"));
        assertThat(Parts.read("Lists of 3 third-party dependencies.")).isEmpty();
    }
}
