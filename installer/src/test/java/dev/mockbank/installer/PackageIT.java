package dev.mockbank.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Debian package says of itself, and what it brings besides the image.
final class PackageIT {

    private static final long MEGABYTE = 1_000_000;

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    @Test
    void isSmallerThanItsBounds() throws Exception {
        assertThat(Files.size(Delivery.file(".deb"))).isLessThan(100 * MEGABYTE);
        assertThat(FileTree.bytes(Delivery.DEBIAN_PACKAGE.image().root())).isLessThan(250 * MEGABYTE);
    }

    @Test
    void dependsOnTheLibrariesOfABareDebianOnly() throws Exception {
        var control = said("dpkg-deb", "--field", Delivery.file(".deb").toString());
        assertThat(control.lines())
                .filteredOn(line -> line.startsWith("Depends:"))
                .singleElement()
                .isEqualTo("Depends: libc6 (>= 2.28), libstdc++6");
        assertThat(control).contains("Recommends: libgtk-3-0");
    }

    @Test
    void putsOnlyTheConsoleIntoTheMenu() throws Exception {
        try (var entries = Files.list(installed("usr/share/applications"))) {
            assertThat(entries)
                    .singleElement()
                    .satisfies(entry -> assertThat(entry).content().contains("Exec=mockbank\n"));
        }
    }

    @Test
    void putsBothProgramsOnThePath() throws Exception {
        for (var program : List.of("mockbank", "mockbank-server")) {
            assertThat(Files.readSymbolicLink(installed("usr/bin/" + program)))
                    .isEqualTo(Path.of("/opt/mockbank/bin", program));
        }
    }

    @Test
    void listsEverySettingInTheManualAndInTheServicesFile() throws Exception {
        var names = Arrays.stream(Setting.values()).map(Setting::name).toList();
        assertThat(installed("etc/mockbank/mockbank.env")).content().contains(names);
        assertThat(manual("mockbank-server")).contains(names).doesNotContain("@SETTINGS", "@VERSION");
        assertThat(manual("mockbank")).contains("--tour").doesNotContain("@SETTINGS", "@VERSION");
    }

    @Test
    void hasAServiceThatSystemdUnderstands() throws Exception {
        Needed.program("systemd-analyze", "systemd");
        var image = Delivery.DEBIAN_PACKAGE.image().root().toString();
        var unit = Files.readString(installed("usr/lib/systemd/system/mockbank.service"));
        // As if it lay where the unit looks for it.
        var here = Files.writeString(folder.resolve("mockbank.service"), unit.replace("/opt/mockbank", image));
        assertThat(said("systemd-analyze", "verify", "--man=no", here.toString()))
                .doesNotContain("mockbank.service:");
    }

    private static String manual(String page) throws Exception {
        Needed.program("man", "man-db");
        var text = said(
                "man",
                "--warnings",
                installed("usr/share/man/man1/" + page + ".1.gz").toString());
        assertThat(text).doesNotContain("warning:");
        return text;
    }

    private static Path installed(String path) throws Exception {
        return Delivery.DEBIAN_PACKAGE
                .image()
                .root()
                .resolve("../..")
                .normalize()
                .resolve(path);
    }

    private static String said(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
