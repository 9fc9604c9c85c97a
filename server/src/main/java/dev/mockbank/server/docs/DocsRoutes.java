package dev.mockbank.server.docs;

import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Route;
import java.util.List;

/// The routes of the documentation. Everything that the pages load comes from this server, so that they work offline.
public final class DocsRoutes {

    /// The pages may load this server's files and nothing else. Both libraries set inline styles.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:;"
            + " frame-ancestors 'none'; base-uri 'none'";

    private final DocsAssets assets;

    /// @param version the server's version, for the document
    public DocsRoutes(String version) {
        this.assets = new DocsAssets(version);
    }

    /// The document and the pages.
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/openapi.json",
                        request -> assets.openApi(request.publicRoot()).response(request)),
                Route.get("/docs", page("swagger-ui.html")),
                Route.get("/redoc", page("redoc.html")));
    }

    /// The files that the pages load, which are not part of the API.
    public List<Route> assetRoutes() {
        return List.of(
                Route.get(
                        "/docs/start.js",
                        request -> assets.script("swagger-ui-start.js").response(request)),
                Route.get(
                        "/docs/swagger-ui.css",
                        request -> assets.swaggerUiStyle("swagger-ui.css").response(request)),
                Route.get(
                        "/docs/swagger-ui-bundle.js",
                        request ->
                                assets.swaggerUiScript("swagger-ui-bundle.js").response(request)),
                Route.get(
                        "/docs/favicon-32x32.png",
                        request -> assets.swaggerUiImage("favicon-32x32.png").response(request)),
                Route.get(
                        "/redoc/redoc.standalone.js",
                        request -> assets.redocScript("redoc.standalone.js").response(request)));
    }

    private Handler page(String name) {
        return request -> assets.page(name, root(request)).response(request).with("Content-Security-Policy", POLICY);
    }

    /// Pages are served with and without a trailing slash, and a proxy may serve them under a prefix: so their links
    /// are relative to the server's root as the browser sees it.
    private static String root(Request request) {
        return request.rawPath().endsWith("/") ? "../" : "./";
    }
}
