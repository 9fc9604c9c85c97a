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

/// A file that is there as a whole or not at all: it is written beside its place, under another name, and gets its
/// own when it is complete and on the disk. Only its owner can read it.
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

    /// Begins one.
    ///
    /// @param replace whether a file that is there goes when this one is complete
    /// @throws BackupException when there is one, or none can be made
    public static NewFile at(Path file, boolean replace) {
        var place = file.toAbsolutePath();
        // The administrator could replace a device.
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            throw new BackupException(place + " is no file; name one");
        }
        if (!replace && Files.exists(place)) {
            throw isThere(place);
        }
        try {
            var draft = PrivateFiles.draft(place);
            // Also when the program is told to end.
            draft.toFile().deleteOnExit();
            return new NewFile(place, draft, replace);
        } catch (IOException e) {
            throw new BackupException(
                    "No file can be made at " + place + " (" + FileErrors.reason(e)
                            + "); name one in a folder that you may write to",
                    e);
        }
    }

    /// Where its bytes go.
    public OutputStream out() {
        return out;
    }

    /// Puts the complete file in its place.
    ///
    /// @throws BackupException when another file has come there meanwhile
    public void publish() throws IOException {
        out.flush();
        channel.close();
        if (replace) {
            PrivateFiles.publish(draft, place);
        } else {
            publishNew();
        }
    }

    /// Leaves nothing of a file that was not published.
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
        return new BackupException("The file " + place + " is there already; name another one, or add --force");
    }
}
