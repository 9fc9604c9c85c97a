package dev.mockbank.server.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Creates files and folders that only their owner can access. A file that must be complete is written as a draft in
/// the same folder and published atomically; what is published survives a power failure.
///
/// Where the file system has no POSIX permissions (Windows), the inherited access control list of the user's profile
/// has the same effect.
public final class PrivateFiles {

    private PrivateFiles() {}

    /// Whether files have POSIX permissions here.
    public static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Creates a folder and its parents. An existing folder is not changed.
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            syncFolder(parent(folder));
        }
    }

    /// Creates an empty file.
    ///
    /// @throws FileAlreadyExistsException when it exists
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, ownerOnly("rw-------"));
    }

    /// An empty draft of a file, in the same folder.
    public static Path draft(Path place) throws IOException {
        return Files.createTempFile(
                place.toAbsolutePath().resolveSibling(""), place.getFileName() + ".", ".part", ownerOnly("rw-------"));
    }

    /// Moves a draft (a file, or a folder whose files are synced) to its place, replacing an existing file.
    public static void publish(Path draft, Path place) throws IOException {
        sync(draft);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(parent(place));
    }

    /// Moves a draft to its place, if there is no file yet. The draft itself may stay.
    ///
    /// @throws FileAlreadyExistsException when there is one
    public static void publishNew(Path draft, Path place) throws IOException {
        sync(draft);
        try {
            // Unlike a move, a link never replaces a file.
            Files.createLink(place, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            reserveAndMove(draft, place);
        }
        syncFolder(parent(place));
    }

    /// Syncs a file, or the entries of a folder, to disk.
    public static void sync(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            syncFolder(path);
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// For file systems without hard links (FAT, some network shares): whoever creates the empty file may replace
    /// it. Readers may see it empty in between.
    static void reserveAndMove(Path draft, Path place) throws IOException {
        createFile(place);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void syncFolder(Path folder) throws IOException {
        // Windows cannot open a folder, and needs no sync of it.
        if (!posix()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException mayOnlyWrite) {
            // The file itself is synced; nothing more can be done.
        } catch (IOException e) {
            if (!isUnknownForFolders(e)) {
                throw e;
            }
        }
    }

    /// Whether the file system does not support syncing folders (source: PostgreSQL's `fsync_fname_ext` ignores the
    /// same errors).
    private static boolean isUnknownForFolders(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Invalid argument") || message.contains("Bad file descriptor");
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException("No parent folder: " + path);
        }
        return parent;
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
