package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Folders that only their owner may read, prepared in a staging folder and then published atomically.
final class Folders {
    private static final String STAGING_MARK = ".tmp-";
    private static final int DELETE_TRIES = 3;
    private static final int SYNC_THREADS = 16;

    private Folders() {}

    static void create(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        PrivateFiles.createFolder(folder);
    }

    /// Writes a file that only the owner can read, and returns when it is synced to disk.
    static void write(Path file, String text) throws IOException {
        PrivateFiles.createFile(file);
        Files.writeString(file, text);
        PrivateFiles.sync(file);
    }

    /// A new, empty staging folder next to `target`, to be filled and then published.
    static Path stage(Path target) throws IOException {
        Path staging = target.resolveSibling(target.getFileName() + STAGING_MARK + UUID.randomUUID());
        create(staging);
        return staging;
    }

    /// Removes staging folders of interrupted starts. One that cannot be removed now, because an exiting program
    /// still writes to it, is left for the next start: its name is never reused.
    static void removeStale(Path target) throws IOException {
        if (!Files.isDirectory(parent(target))) {
            return;
        }
        String pattern = "*" + STAGING_MARK + "*";
        try (DirectoryStream<Path> stale = Files.newDirectoryStream(parent(target), pattern)) {
            for (Path folder : stale) {
                if (folder.getFileName().toString().startsWith(target.getFileName() + STAGING_MARK)) {
                    delete(folder);
                }
            }
        }
    }

    /// Syncs every file in the tree, many in parallel, because each sync waits for the file system's journal.
    static void syncTree(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
        List<Future<Void>> syncs = new ArrayList<>();
        try (ExecutorService disk = Executors.newFixedThreadPool(SYNC_THREADS)) {
            for (Path file : files) {
                syncs.add(disk.submit(() -> {
                    PrivateFiles.sync(file);
                    return null;
                }));
            }
        }
        for (Future<Void> sync : syncs) {
            if (sync.state() == Future.State.FAILED) {
                throw new IOException(sync.exceptionNow().getMessage(), sync.exceptionNow());
            }
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException("No parent folder: " + path);
        }
        return parent;
    }

    private static void delete(Path folder) {
        for (int tries = 0; tries < DELETE_TRIES && Files.exists(folder, LinkOption.NOFOLLOW_LINKS); tries++) {
            try {
                Files.walkFileTree(folder, new Deletion());
            } catch (IOException | UncheckedIOException e) {
                System.getLogger(EmbeddedPostgres.LOGGER)
                        .log(System.Logger.Level.DEBUG, "Could not remove " + folder + " yet", e);
            }
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
