package dev.mockbank.server.backup;

/// A backup cannot be written or restored. The message tells the user what to do.
public final class BackupException extends RuntimeException {

    BackupException(String sentence) {
        super(sentence);
    }

    BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
