package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;

/// A body that cannot be read to its end: the client disconnected, or the framing is wrong. Where the next request
/// would begin is unknown, so the connection is closed after the response.
final class BrokenBodyException extends Exception {

    private final transient ProblemException refusal;

    BrokenBodyException(ProblemException refusal, Throwable cause) {
        super(refusal.getMessage(), cause, false, false);
        this.refusal = refusal;
    }

    /// What to respond with.
    ProblemException refusal() {
        return refusal;
    }
}
