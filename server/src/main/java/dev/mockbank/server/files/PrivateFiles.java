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

/// Makes files and folders that only their owner can use. A file that must be complete is written beside its
/// place, as a draft, and published in one step; what is published survives a power cut.
///
/// Where the file system knows no POSIX permissions (Windows), the inherited access list of the user's
/// profile does the same.
public final class PrivateFiles {

    private PrivateFiles() {}

    /// Whether files have POSIX permissions here.
    public static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Makes a folder and those above it; one that is there stays as it is.
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
            syncFolder(parent(folder));
        }
    }

    /// Makes an empty file.
    ///
    /// @throws FileAlreadyExistsException when it is there
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, ownerOnly("rw-------"));
    }

    /// An empty draft of a file, beside its place.
    public static Path draft(Path place) throws IOException {
        return Files.createTempFile(
                place.toAbsolutePath().resolveSibling(""), place.getFileName() + ".", ".part", ownerOnly("rw-------"));
    }

    /// Puts a draft (a file, or a folder whose files are on the disk) in its place, instead of a file that is
    /// there.
    public static void publish(Path draft, Path place) throws IOException {
        sync(draft);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        syncFolder(parent(place));
    }

    /// Puts a draft in its place, if none is there. The draft itself may stay.
    ///
    /// @throws FileAlreadyExistsException when one is there
    public static void publishNew(Path draft, Path place) throws IOException {
        sync(draft);
        try {
            // A link never replaces a file, as a move does.
            Files.createLink(place, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            reserveAndMove(draft, place);
        }
        syncFolder(parent(place));
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    public static void sync(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            syncFolder(path);
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// For file systems without hard links (FAT, some shares): the one who makes the empty file may replace
    /// it. Who looks in between sees it empty.
    static void reserveAndMove(Path draft, Path place) throws IOException {
        createFile(place);
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void syncFolder(Path folder) throws IOException {
        // Windows cannot open a folder, and needs no such sync.
        if (!posix()) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException mayOnlyWrite) {
            // The file itself is on the disk; more cannot be done.
        } catch (IOException e) {
            if (!isUnknownForFolders(e)) {
                throw e;
            }
        }
    }

    /// What file systems say that know no such sync (source: PostgreSQL's `fsync_fname_ext` passes over the
    /// same).
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
