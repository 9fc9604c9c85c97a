package dev.mockbank.server.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/// Checks who can have written a file.
public final class Ownership {

    private static final Path THIS_PROCESS = Path.of("/proc/self");
    private static final int ROOT = 0;

    private Ownership() {}

    /// Whether the file belongs to this user or the administrator and is not world-writable, so that its content can
    /// be trusted. A symbolic link itself is checked as well. Without POSIX permissions (Windows) the result is
    /// true: there the folder's access control list decides who may write.
    public static boolean isTrusted(Path file) throws IOException {
        return !PrivateFiles.posix() || (isOwn(file, LinkOption.NOFOLLOW_LINKS) && isOwn(file) && !isForEveryone(file));
    }

    /// The name of a file's owner.
    public static String owner(Path file) throws IOException {
        return Files.getOwner(file).getName();
    }

    private static boolean isOwn(Path file, LinkOption... options) throws IOException {
        int uid = (int) Files.getAttribute(file, "unix:uid", options);
        return uid == ROOT || isThisUser(file, uid, options);
    }

    private static boolean isThisUser(Path file, int uid, LinkOption... options) throws IOException {
        if (Files.exists(THIS_PROCESS)) {
            return uid == (int) Files.getAttribute(THIS_PROCESS, "unix:uid");
        }
        return Files.getOwner(file, options).getName().equals(System.getProperty("user.name"));
    }

    private static boolean isForEveryone(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class)
                .permissions()
                .contains(PosixFilePermission.OTHERS_WRITE);
    }
}
