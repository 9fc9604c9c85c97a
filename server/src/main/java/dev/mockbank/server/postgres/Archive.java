package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/// A `.txz` archive of programs. Unpacking preserves executable bits and links, refuses entries that would leave the
/// folder, and returns when everything is synced to disk. Static libraries and headers are skipped.
final class Archive {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int EXECUTABLE_BIT = 0100;

    private Archive() {}

    static void unpack(InputStream archive, Path folder) throws IOException {
        try (InputStream xz = new XZCompressorInputStream(new BufferedInputStream(archive, BUFFER_BYTES));
                TarArchiveInputStream tar = new TarArchiveInputStream(new BufferedInputStream(xz, BUFFER_BYTES))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (needed(entry.getName())) {
                    unpack(tar, entry, folder);
                }
            }
        }
        Folders.syncTree(folder);
    }

    private static boolean needed(String name) {
        return !name.endsWith(".a") && !name.endsWith(".lib") && !name.startsWith("include/");
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        Path target = inside(folder, folder.resolve(entry.getName()), entry);
        Path parent = target.getParent();
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            inside(folder, target.resolveSibling(entry.getLinkName()), entry);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, inside(folder, folder.resolve(entry.getLinkName()), entry));
        } else if (entry.isFile()) {
            write(tar, entry, target);
        }
    }

    private static void write(InputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            tar.transferTo(Channels.newOutputStream(file));
        }
        if (PrivateFiles.posix() && (entry.getMode() & EXECUTABLE_BIT) != 0) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static Path inside(Path folder, Path path, TarArchiveEntry entry) throws IOException {
        Path normal = path.normalize();
        if (!normal.startsWith(folder)) {
            throw new IOException("The archive entry %s is outside its folder".formatted(entry.getName()));
        }
        return normal;
    }
}
