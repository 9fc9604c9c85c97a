package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/// Checks whether the embedded database could start, and changes nothing.
public final class StartCheck {

    /// The size of a new database, with its write-ahead log.
    private static final long FREE_BYTES = 200L << 20;

    private StartCheck() {}

    /// Checks a folder (MOCKBANK_HOME) that no server uses.
    ///
    /// @param binaries the folder of PostgreSQL's programs; empty for the bundled ones
    /// @return whether the folder contains a database; the first start creates one
    /// @throws EmbeddedPostgresException when it could not start; the message says what to do
    public static boolean holdsDatabase(Path folder, Optional<Path> binaries) {
        Platform platform = Platform.current();
        Home home = Home.named(folder, platform);
        try {
            if (binaries.isPresent()) {
                Binaries.installed(binaries.get(), platform);
            } else {
                Binaries.archive(platform);
            }
            Path present = nearest(home.folder());
            if (!Files.isDirectory(present)) {
                throw new EmbeddedPostgresException(
                        "Mockbank needs a folder at %s, but there is a file; choose another folder with MOCKBANK_HOME."
                                .formatted(present));
            }
            checkFreeSpace(home, present);
            return present.equals(home.folder()) && holdsDatabase(home, platform);
        } catch (IOException e) {
            throw home.refusal(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("The check was interrupted; start it again.", e);
        }
    }

    private static boolean holdsDatabase(Home home, Platform platform) throws IOException, InterruptedException {
        DataFolder data = new DataFolder(home);
        Privileges.choose(platform, home, data.cluster(), EnumSet.allOf(Privileges.Way.class));
        boolean there = data.checkVersions();
        if (there) {
            data.password();
        }
        return there;
    }

    private static void checkFreeSpace(Home home, Path present) throws IOException {
        if (!Files.isWritable(present) || !Files.isExecutable(present)) {
            throw new AccessDeniedException(present.toString());
        }
        if (Files.getFileStore(present).getUsableSpace() < FREE_BYTES) {
            throw new EmbeddedPostgresException(home.diskFull());
        }
    }

    /// The folder, or its nearest existing parent.
    private static Path nearest(Path folder) {
        Path present = folder;
        while (!Files.exists(present) && present.getParent() != null) {
            present = present.getParent();
        }
        return present;
    }
}
