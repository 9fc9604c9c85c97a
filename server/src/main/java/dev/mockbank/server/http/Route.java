package dev.mockbank.server.http;

/// One operation of the API.
///
/// @param method  the HTTP method in upper case
/// @param path    the path with its parameters, such as `/accounts/{account_id}`
/// @param handler handles its requests
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

    /// A route for `PUT`.
    public static Route put(String path, Handler handler) {
        return new Route("PUT", path, handler);
    }

    /// A route for `DELETE`.
    public static Route delete(String path, Handler handler) {
        return new Route("DELETE", path, handler);
    }

    /// The same route, wrapped in a filter.
    public Route behind(Filter filter) {
        return new Route(method, path, filter.before(handler));
    }
}
