package dev.mockbank.server.access;

import dev.mockbank.server.files.FileErrors;
import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// The administrator's key: set by the user, or generated and kept in a file that only its owner can read.
public final class MasterKey {

    private static final String FILE = "master-key";
    private static final String PREFIX = "mbm_";
    private static final Duration EMPTY_BOUND = Duration.ofSeconds(1);

    private final KeyHash hash;
    private final Optional<Path> file;

    private MasterKey(String key, Optional<Path> file) {
        this.hash = KeyHash.of(key);
        this.file = file;
    }

    /// The key that the user set.
    public static MasterKey of(String key) {
        return new MasterKey(key, Optional.empty());
    }

    /// The key in the home folder, generated if it is missing.
    ///
    /// @throws IllegalStateException when the file can be neither read nor written; the message is meant for the
    /// user
    public static MasterKey in(Path home) {
        var file = home.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                create(home, file);
            }
            var key = read(file);
            if (key.isEmpty()) {
                throw new IllegalStateException(
                        "The master key file " + file + " is empty: delete it to get a new key, or set MASTER_API_KEY");
            }
            return new MasterKey(key, Optional.of(file));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The master key file " + file + " cannot be read or written (" + FileErrors.reason(e)
                            + "): set MASTER_API_KEY, or choose another folder with MOCKBANK_HOME",
                    e);
        }
    }

    /// The file with the key, unless the user set the key.
    public Optional<Path> file() {
        return file;
    }

    /// Whether this is the key, compared in constant time.
    boolean matches(String key) {
        return hash.equals(KeyHash.of(key));
    }

    /// Publishes the file atomically: two servers that start at once end up with the same key.
    private static void create(Path home, Path file) throws IOException {
        PrivateFiles.createFolder(home);
        var draft = PrivateFiles.draft(file);
        try {
            Files.writeString(draft, KeyText.random(PREFIX) + "\n", StandardCharsets.US_ASCII);
            PrivateFiles.publishNew(draft, file);
        } catch (FileAlreadyExistsException madeByAnother) {
            // Another server was first; its key is used.
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Without hard links, a file that another server is publishing is empty for a moment.
    private static String read(Path file) throws IOException {
        long deadline = System.nanoTime() + EMPTY_BOUND.toNanos();
        var key = Files.readString(file).strip();
        while (key.isEmpty() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            key = Files.readString(file).strip();
        }
        return key;
    }
}
