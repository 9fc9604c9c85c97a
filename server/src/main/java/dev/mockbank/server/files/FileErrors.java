package dev.mockbank.server.files;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Describes file errors to the user. The messages of Java's own exceptions are often only the file's name, or
/// missing.
public final class FileErrors {

    private FileErrors() {}

    /// The reason in a few words, such as `permission denied`.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file or folder";
            case EOFException _ -> "unexpected end of file";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> e.getMessage() == null ? "the cause is not known" : e.getMessage();
        };
    }
}
