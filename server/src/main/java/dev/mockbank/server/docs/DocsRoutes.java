package dev.mockbank.server.docs;

import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Route;
import java.util.List;

/// The routes of the documentation. Everything that the pages load comes from this server, out of the libraries' own
/// packages, so that they work with no internet.
public final class DocsRoutes {

    /// What the pages may load: this server's own files and nothing else. Both libraries set styles from their
    /// scripts.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:;"
            + " frame-ancestors 'none'; base-uri 'none'";

    private final DocsAssets assets;

    /// @param version the server's version, shown in the document
    public DocsRoutes(String version) {
        this.assets = new DocsAssets(version);
    }

    /// The document and the pages.
    public List<Route> routes() {
        return List.of(
                Route.get(
                        "/openapi.json",
                        request -> assets.openApi(request.publicRoot()).answer(request)),
                Route.get("/docs", page("swagger-ui.html")),
                Route.get("/redoc", page("redoc.html")));
    }

    /// The files that the pages load, which are no part of the API.
    public List<Route> assetRoutes() {
        return List.of(
                Route.get(
                        "/docs/start.js",
                        request -> assets.script("swagger-ui-start.js").answer(request)),
                Route.get(
                        "/docs/swagger-ui.css",
                        request -> assets.swaggerUiStyle("swagger-ui.css").answer(request)),
                Route.get(
                        "/docs/swagger-ui-bundle.js",
                        request ->
                                assets.swaggerUiScript("swagger-ui-bundle.js").answer(request)),
                Route.get(
                        "/docs/favicon-32x32.png",
                        request -> assets.swaggerUiImage("favicon-32x32.png").answer(request)),
                Route.get(
                        "/redoc/redoc.standalone.js",
                        request -> assets.redocScript("redoc.standalone.js").answer(request)));
    }

    private Handler page(String name) {
        return request -> assets.page(name, root(request)).answer(request).with("Content-Security-Policy", POLICY);
    }

    /// Pages are served with and without a slash at the end of their path, and a proxy may serve all of them below a
    /// path of its own: so their links are relative, and begin at the server's root as the browser sees it.
    private static String root(Request request) {
        return request.rawPath().endsWith("/") ? "../" : "./";
    }
}
