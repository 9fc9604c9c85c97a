package dev.mockbank.server.backup;

import dev.mockbank.server.files.FileErrors;
import dev.mockbank.server.files.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file that is published atomically: it is written under a temporary name in the same folder, and gets its own
/// name when it is complete and synced. Only its owner can read it.
public final class NewFile implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path place;
    private final Path draft;
    private final boolean replace;
    private final FileChannel channel;
    private final OutputStream out;

    private NewFile(Path place, Path draft, boolean replace) throws IOException {
        this.place = place;
        this.draft = draft;
        this.replace = replace;
        this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
        this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
    }

    /// Starts a file.
    ///
    /// @param replace whether an existing file is replaced when this one is complete
    /// @throws BackupException when the file exists, or cannot be created
    public static NewFile at(Path file, boolean replace) {
        var place = file.toAbsolutePath();
        // Otherwise root could replace a device.
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new BackupException(place + " is not a file; give a file");
        }
        if (!replace && Files.exists(place)) {
            throw isThere(place);
        }
        try {
            var draft = PrivateFiles.draft(place);
            // Also when the program is terminated.
            draft.toFile().deleteOnExit();
            return new NewFile(place, draft, replace);
        } catch (IOException e) {
            throw new BackupException(
                    "No file can be created at " + place + " (" + FileErrors.reason(e)
                            + "); choose a folder that you may write to",
                    e);
        }
    }

    /// The stream for its content.
    public OutputStream out() {
        return out;
    }

    /// Publishes the complete file.
    ///
    /// @throws BackupException when another file was created there in the meantime
    public void publish() throws IOException {
        out.flush();
        channel.close();
        if (replace) {
            PrivateFiles.publish(draft, place);
        } else {
            publishNew();
        }
    }

    /// Deletes a file that was not published.
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(draft);
    }

    private void publishNew() throws IOException {
        try {
            PrivateFiles.publishNew(draft, place);
        } catch (FileAlreadyExistsException e) {
            throw isThere(place);
        }
    }

    private static BackupException isThere(Path place) {
        return new BackupException("The file " + place + " exists already; choose another name, or add --force");
    }
}
