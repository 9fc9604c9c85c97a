package dev.mockbank.server.postgres;

/// The embedded database cannot be started or kept running. The message tells the user what to do; the cause, if any,
/// is for the log.
public final class EmbeddedPostgresException extends RuntimeException {
    private final boolean passing;

    EmbeddedPostgresException(String sentence) {
        this(sentence, false);
    }

    EmbeddedPostgresException(String sentence, boolean passing) {
        super(sentence);
        this.passing = passing;
    }

    EmbeddedPostgresException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.passing = false;
    }

    /// Whether a retry may succeed in a moment.
    boolean passing() {
        return passing;
    }
}
