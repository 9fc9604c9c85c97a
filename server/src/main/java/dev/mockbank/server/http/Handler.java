package dev.mockbank.server.http;

/// What answers a request.
@FunctionalInterface
public interface Handler {

    /// The answer to the request.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException when the request is refused
    Response handle(Request request);
}
