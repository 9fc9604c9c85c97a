package dev.mockbank.server.http;

/// Handles a request.
@FunctionalInterface
public interface Handler {

    /// The response to the request.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException when the request is refused
    Response handle(Request request);
}
