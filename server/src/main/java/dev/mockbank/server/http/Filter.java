package dev.mockbank.server.http;

/// Wraps a handler: it may refuse the request, or change the response.
@FunctionalInterface
public interface Filter {

    /// The response to the request, from `next` or in its place.
    Response filter(Request request, Handler next);

    /// The handler, wrapped in this filter.
    default Handler before(Handler next) {
        return request -> filter(request, next);
    }
}
