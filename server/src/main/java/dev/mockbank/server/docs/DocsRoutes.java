package dev.mockbank.server.docs;

import dev.mockbank.server.http.Answer;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Route;
import java.util.List;

/// The routes of the documentation. Everything that the pages load comes from this server, out of the libraries' own
/// packages, so that they work with no internet.
public final class DocsRoutes {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String IMAGE = "image/png";
    private static final String JSON = "application/json";

    /// Assets change with the server's version only.
    private static final String CACHED = "public, max-age=86400";

    /// What the pages may load: this server's own files and nothing else. Both libraries set styles from their scripts.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:;"
            + " frame-ancestors 'none'; base-uri 'none'";

    private final DocsAssets assets;

    /// @param version the server's version, shown in the document
    public DocsRoutes(String version) {
        this.assets = new DocsAssets(version);
    }

    /// All of them.
    public List<Route> routes() {
        return List.of(
                Route.get("/openapi.json", _ -> Answer.bytes(JSON, assets.openApi())),
                Route.get("/docs", _ -> page("swagger-ui.html")),
                Route.get("/redoc", _ -> page("redoc.html")),
                asset("/docs/start.js", SCRIPT, assets.own("swagger-ui-start.js")),
                asset("/docs/swagger-ui.css", STYLE, assets.swaggerUi("swagger-ui.css")),
                asset("/docs/swagger-ui-bundle.js", SCRIPT, assets.swaggerUi("swagger-ui-bundle.js")),
                asset("/docs/favicon-32x32.png", IMAGE, assets.swaggerUi("favicon-32x32.png")),
                asset("/redoc/redoc.standalone.js", SCRIPT, assets.redoc("redoc.standalone.js")));
    }

    private Answer page(String name) {
        return Answer.bytes(HTML, assets.read(assets.own(name))).with("Content-Security-Policy", POLICY);
    }

    private Route asset(String path, String mediaType, String resource) {
        return Route.get(
                path,
                (Request _) -> Answer.bytes(mediaType, assets.read(resource)).with("Cache-Control", CACHED));
    }
}
