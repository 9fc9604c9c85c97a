package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.GZIPOutputStream;

/// The files of a Linux package as they lie on the user's disk: the image in `/opt/mockbank`, and what makes it a part
/// of the system.
final class LinuxTree {

    private static final int[] ICON_PIXELS = {16, 32, 48, 64, 128, 256, 512};
    private static final String ICONS = "admin-gui/src/main/resources/dev/mockbank/admin/theme/";

    private final Project project;
    private final Path root;

    private LinuxTree(Project project, Path root) {
        this.project = project;
        this.root = root;
    }

    /// Lays it out in a new folder.
    static void lay(Project project, Image image, Path root) throws IOException {
        FileTree.delete(root);
        FileTree.copy(image.root(), root.resolve("opt/mockbank"));
        var tree = new LinuxTree(project, root);
        tree.programs();
        tree.desktop();
        tree.manual();
        tree.service();
    }

    private void programs() throws IOException {
        for (var program : new String[] {"mockbank", "mockbank-server"}) {
            Files.createSymbolicLink(place("usr/bin/" + program), Path.of("/opt/mockbank/bin/" + program));
        }
    }

    private void desktop() throws IOException {
        copy("installer/linux/mockbank.desktop", "usr/share/applications/mockbank.desktop");
        for (int pixels : ICON_PIXELS) {
            var folder = "usr/share/icons/hicolor/" + pixels + "x" + pixels + "/apps/";
            copy(ICONS + "icon-" + pixels + ".png", folder + "mockbank.png");
        }
        copy(ICONS + "icon.svg", "usr/share/icons/hicolor/scalable/apps/mockbank.svg");
    }

    private void manual() throws IOException {
        copy("installer/linux/copyright", "usr/share/doc/mockbank/copyright");
        for (var page : new String[] {"mockbank.1", "mockbank-server.1"}) {
            var file = place("usr/share/man/man1/" + page + ".gz");
            try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
                gzip.write(template("installer/linux/" + page).getBytes(System.out.charset()));
            }
        }
    }

    private void service() throws IOException {
        copy("installer/linux/mockbank.service", "usr/lib/systemd/system/mockbank.service");
        copy("installer/linux/sysusers.conf", "usr/lib/sysusers.d/mockbank.conf");
        var settings = place("etc/mockbank/mockbank.env");
        Files.writeString(settings, template("installer/linux/mockbank.env"), StandardOpenOption.CREATE_NEW);
        // It may hold the passwords of databases; the service manager reads it as root.
        Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    }

    private void copy(String source, String target) throws IOException {
        Files.copy(project.file(source), place(target));
    }

    private String template(String source) throws IOException {
        return SettingTexts.fill(Files.readString(project.file(source))).replace("@VERSION@", project.version());
    }

    private Path place(String path) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }
}
