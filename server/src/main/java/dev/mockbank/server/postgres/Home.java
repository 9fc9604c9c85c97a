package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/// MOCKBANK_HOME: where each thing of the embedded database lies, and how a file system's refusal is told to the
/// user.
record Home(Path folder) {
    private static final String NOT_FOR_A_SHELL = "\"$`\\\n\r";
    private static final String NOT_FOR_WINDOWS = "\"%\n\r";

    /// Makes the folder if it is not there.
    static Home open(Path folder, Platform platform) {
        Home named = named(folder, platform);
        try {
            Folders.create(named.folder);
            return new Home(named.folder.toRealPath());
        } catch (IOException e) {
            throw named.refusal(e);
        }
    }

    /// Takes the folder's name, whether the folder is there or not.
    static Home named(Path folder, Platform platform) {
        Path absolute = folder.toAbsolutePath().normalize();
        String forbidden = platform.windows() ? NOT_FOR_WINDOWS : NOT_FOR_A_SHELL;
        // PostgreSQL's own programs put the path between double quotes into a shell command, without escaping it.
        if (absolute.toString().chars().anyMatch(c -> forbidden.indexOf(c) >= 0)) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL cannot work in the folder %s, because its name contains one of %s; choose another folder with MOCKBANK_HOME."
                            .formatted(absolute, forbidden.strip()));
        }
        return new Home(absolute);
    }

    Path lock() {
        return folder.resolve("lock");
    }

    Path lockHolder() {
        return folder.resolve("lock-holder");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    /// Unpacked programs, one folder per version and platform.
    Path binaries(String version) {
        return folder.resolve("postgres").resolve(version);
    }

    /// One folder per major version: PostgreSQL cannot read the data of another one.
    Path data(int major) {
        return folder.resolve("data-" + major);
    }

    /// What to tell the user about an error of the file system.
    EmbeddedPostgresException refusal(IOException failure) {
        String what = String.valueOf(failure.getMessage());
        String reason = failure instanceof FileSystemException f && f.getReason() != null ? f.getReason() : what;
        String file = failure instanceof FileSystemException f && f.getFile() != null ? f.getFile() : folder.toString();
        String lower = reason.toLowerCase(Locale.ROOT);
        String sentence;
        if (lower.contains("no space left") || lower.contains("not enough space") || lower.contains("quota")) {
            sentence = diskFull();
        } else if (lower.contains("read-only file system")) {
            sentence = "The folder %s is on a read-only file system; choose another folder with MOCKBANK_HOME."
                    .formatted(folder);
        } else if (failure instanceof AccessDeniedException || lower.contains("not permitted")) {
            sentence =
                    "Mockbank keeps its database in %s, but user %s may not read and write %s; give that user the right to, or choose another folder with MOCKBANK_HOME."
                            .formatted(folder, System.getProperty("user.name"), file);
        } else if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            sentence = "Mockbank needs a folder at %s, but a file is there; choose another folder with MOCKBANK_HOME."
                    .formatted(file);
        } else {
            sentence =
                    "Mockbank could not prepare its database in %s (%s: %s); fix the cause or choose another folder with MOCKBANK_HOME."
                            .formatted(folder, file, reason);
        }
        return new EmbeddedPostgresException(sentence, failure);
    }

    String diskFull() {
        return "The disk that holds %s is full; free some space or choose another folder with MOCKBANK_HOME."
                .formatted(folder);
    }
}
