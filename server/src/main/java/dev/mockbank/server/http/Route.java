package dev.mockbank.server.http;

/// One line of the API's table of contents.
///
/// @param method  the HTTP method in capitals
/// @param path    the path with its parameters, such as `/accounts/{account_id}`
/// @param handler what answers
public record Route(String method, String path, Handler handler) {

    /// A route for `GET`, which serves `HEAD` too.
    public static Route get(String path, Handler handler) {
        return new Route("GET", path, handler);
    }

    /// A route for `POST`.
    public static Route post(String path, Handler handler) {
        return new Route("POST", path, handler);
    }

    /// A route for `PATCH`.
    public static Route patch(String path, Handler handler) {
        return new Route("PATCH", path, handler);
    }

    /// A route for `DELETE`.
    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, handler);
    }

    /// The same route behind a filter.
    public Route behind(Filter filter) {
        return new Route(method, path, filter.before(handler));
    }
}
