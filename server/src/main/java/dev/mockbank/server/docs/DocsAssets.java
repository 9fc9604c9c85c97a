package dev.mockbank.server.docs;

import dev.mockbank.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The files of the documentation, from this program's resources and the libraries' packages. Each is prepared at the
/// first request and cached, about 4 MB in all.
final class DocsAssets {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String IMAGE = "image/png";
    private static final String JSON = "application/json";

    /// A bound above the number of files.
    private static final int MAX_ASSETS = 32;

    private static final String OWN = "/docs/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";

    private static final String VERSION_MARK = "@version@";
    private static final String SERVER_MARK = "\"@server@\"";
    private static final String INTRODUCTION_MARK = "\"@introduction@\"";
    private static final String ROOT_MARK = "@root@";

    /// ReDoc loads a logo from its vendor's host; without the address it shows none.
    private static final String REDOC_LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

    private static final String NO_PICTURE = "data:,";

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();
    private final String version;
    private final String swaggerUi;
    private final String redoc;

    DocsAssets(String version) {
        this.version = version;
        this.swaggerUi = webjar("swagger-ui");
        this.redoc = webjar("redoc");
    }

    /// The OpenAPI document with the server's version, its address and the introduction.
    ///
    /// @param root where clients find the server's root; empty for the root of its host
    Asset openApi(String root) {
        var key = "openapi.json " + root;
        Supplier<String> text = () -> text(OWN + "openapi.json")
                .replace(VERSION_MARK, version)
                .replace(SERVER_MARK, Json.mapper().writeValueAsString(root.isEmpty() ? "/" : root))
                .replace(INTRODUCTION_MARK, Json.mapper().writeValueAsString(text(OWN + "introduction.md")));
        // Bounded: a proxy may pass on any prefix that its clients send.
        return assets.size() < MAX_ASSETS || assets.containsKey(key)
                ? asset(key, JSON, text)
                : new Asset(JSON, text.get().getBytes(StandardCharsets.UTF_8));
    }

    /// An HTML page.
    ///
    /// @param root the server's root, relative to the page
    Asset page(String name, String root) {
        return asset(name + root, HTML, () -> text(OWN + name).replace(ROOT_MARK, root));
    }

    /// One of our own scripts.
    Asset script(String name) {
        return asset(name, SCRIPT, () -> text(OWN + name));
    }

    /// A script of Swagger UI.
    Asset swaggerUiScript(String name) {
        return asset(name, SCRIPT, () -> text(swaggerUi + name));
    }

    /// A style sheet of Swagger UI.
    Asset swaggerUiStyle(String name) {
        return asset(name, STYLE, () -> text(swaggerUi + name));
    }

    /// A picture of Swagger UI.
    Asset swaggerUiImage(String name) {
        return assets.computeIfAbsent(name, _ -> new Asset(IMAGE, read(swaggerUi + name)));
    }

    /// A script of ReDoc.
    Asset redocScript(String name) {
        return asset(name, SCRIPT, () -> text(redoc + name).replace(REDOC_LOGO, NO_PICTURE));
    }

    private Asset asset(String key, String mediaType, Supplier<String> text) {
        return assets.computeIfAbsent(key, _ -> new Asset(mediaType, text.get().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String resource) {
        return new String(read(resource), StandardCharsets.UTF_8);
    }

    private static byte[] read(String resource) {
        try (var stream = DocsAssets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of a WebJar is named after its version (source: webjars.org, "Documentation").
    private static String webjar(String name) {
        var resource = "/META-INF/maven/org.webjars/" + name + "/pom.properties";
        try (var stream = DocsAssets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            var properties = new Properties();
            properties.load(stream);
            return WEBJARS + name + "/" + properties.getProperty("version") + "/";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
