package dev.mockbank.server.http;

/// What answers a request.
@FunctionalInterface
public interface Handler {

    /// The answer to the request.
    ///
    /// @throws dev.mockbank.shared.problem.Refusal when the request is refused
    Answer handle(Request request);
}
