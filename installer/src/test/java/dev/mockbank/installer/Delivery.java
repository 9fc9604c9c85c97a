package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The ways in which users get the image.
enum Delivery {
    /// As it was built.
    IMAGE,
    /// The archive, unpacked into a folder whose name asks for trouble.
    ARCHIVE,
    /// What the Debian package puts onto the disk.
    DEBIAN_PACKAGE;

    private static final Path FOLDER = Path.of(System.getProperty("installer.folder"));

    /// The image, unpacked where it has to be. A build removes what was unpacked from the one before.
    Image image() throws IOException, InterruptedException {
        var unpacked = FOLDER.resolve("work/unpacked");
        return switch (this) {
            case IMAGE -> linux(FOLDER.resolve("mockbank"));
            case ARCHIVE -> {
                var folder = unpacked.resolve("Bänke für Größen & Söhne");
                if (!Files.exists(folder)) {
                    Files.createDirectories(folder);
                    Tool.system(folder, "tar", "--extract", "--strip-components=1", "--file=" + file(".tar.gz"));
                }
                yield linux(folder);
            }
            case DEBIAN_PACKAGE -> {
                var folder = unpacked.resolve("deb");
                if (!Files.exists(folder)) {
                    Files.createDirectories(folder);
                    Tool.system(folder, "dpkg-deb", "--extract", file(".deb"), folder);
                }
                yield linux(folder.resolve("opt/mockbank"));
            }
        };
    }

    /// The package of this kind that was built; a test is skipped where it could not be.
    static Path file(String kind) throws IOException {
        try (var files = Files.list(FOLDER)) {
            var found = files.filter(file -> file.toString().endsWith(kind)).findFirst();
            Needed.check(found.isPresent(), "No " + kind + " was built: its tools are not installed here");
            return found.orElseThrow();
        }
    }

    private static Image linux(Path root) {
        return new Image(Platform.LINUX, root);
    }
}
