package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The exclusive lock on MOCKBANK_HOME, for one server at a time. The operating system releases it when the holder
/// exits, for whatever reason. A second file names the holder, with a line each for its process id, the start of that
/// process, and the time of locking.
///
/// There are two files because on POSIX, closing any channel of the locked file would also release a lock that
/// another channel of this program holds.
final class FolderLock implements AutoCloseable {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    private final FileChannel channel;
    private final Path holder;

    private FolderLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
    }

    static FolderLock acquire(Home home) throws IOException {
        List<String> held = read(home.lockHolder());
        if (held.size() >= 2 && held.subList(0, 2).equals(self())) {
            throw inUse(home, held);
        }
        FileChannel channel = open(home.lock());
        try {
            if (tryLock(channel) == null) {
                throw inUse(home, read(home.lockHolder()));
            }
            FolderLock lock = new FolderLock(channel, home.lockHolder());
            lock.sign();
            return lock;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /// The process id of the server that uses the folder. Does not try the lock: that could make a server fail that
    /// starts at this moment.
    static Optional<Long> holder(Home home) throws IOException {
        List<String> held = read(home.lockHolder());
        if (held.size() < 2) {
            return Optional.empty();
        }
        try {
            Instant started = Instant.parse(held.get(1));
            return ProcessHandle.of(Long.parseLong(held.getFirst()))
                    .filter(process -> startedAt(process, started))
                    .map(ProcessHandle::pid);
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The start time of a process is accurate to one second only.
    private static boolean startedAt(ProcessHandle process, Instant instant) {
        return process.isAlive()
                && process.info()
                        .startInstant()
                        .map(start -> Duration.between(start, instant).abs().compareTo(START_TOLERANCE) <= 0)
                        .orElse(false);
    }

    /// The lock file is not deleted: otherwise two servers could lock two different files of the same name.
    @Override
    public void close() {
        try {
            Files.deleteIfExists(holder);
            channel.close();
        } catch (IOException e) {
            System.getLogger(EmbeddedPostgres.LOGGER)
                    .log(System.Logger.Level.WARNING, "The lock file of " + holder.getParent() + " was not closed", e);
        }
    }

    private void sign() throws IOException {
        Files.deleteIfExists(holder);
        Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Folders.write(holder, String.join("\n", self()) + "\n" + since + "\n");
    }

    private static FileChannel open(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                PrivateFiles.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Another server created it in the meantime: the lock decides.
            }
        }
        return FileChannel.open(file, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// The process id alone is ambiguous: in a container it is the same after every restart.
    private static List<String> self() {
        ProcessHandle self = ProcessHandle.current();
        return List.of(
                Long.toString(self.pid()),
                self.info().startInstant().map(Instant::toString).orElse("unknown"));
    }

    private static List<String> read(Path holder) throws IOException {
        try {
            return Files.readAllLines(holder);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static EmbeddedPostgresException inUse(Home home, List<String> held) {
        String who = held.size() < 3
                ? "another Mockbank server"
                : "the Mockbank server with process id %s, started %s".formatted(held.get(0), held.get(2));
        return new EmbeddedPostgresException(
                "The folder %s is in use by %s; stop it or choose another folder with MOCKBANK_HOME."
                        .formatted(home.folder(), who));
    }
}
