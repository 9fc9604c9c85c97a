package dev.mockbank.server.http;

/// A step that a request passes on its way to a handler: it may refuse it, or change the answer.
@FunctionalInterface
public interface Filter {

    /// The answer to the request, from `next` or instead of it.
    Response filter(Request request, Handler next);

    /// The handler behind this step.
    default Handler before(Handler next) {
        return request -> filter(request, next);
    }
}
