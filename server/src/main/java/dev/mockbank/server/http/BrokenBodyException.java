package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;

/// A body that cannot be read to its end: the client is gone, or its framing is wrong. Where the next request would
/// begin is unknown, so that the connection ends with the answer.
final class BrokenBodyException extends Exception {

    private final transient ProblemException refusal;

    BrokenBodyException(ProblemException refusal, Throwable cause) {
        super(refusal.getMessage(), cause, false, false);
        this.refusal = refusal;
    }

    /// What to answer.
    ProblemException refusal() {
        return refusal;
    }
}
