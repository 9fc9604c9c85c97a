package dev.mockbank.server.backup;

/// A backup cannot be written or restored. The message is a sentence for people that says what to do.
public final class BackupException extends RuntimeException {

    BackupException(String sentence) {
        super(sentence);
    }

    BackupException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
