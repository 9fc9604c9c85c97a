package dev.mockbank.server.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The files of the documentation, read from the class path when they are asked for.
final class DocsAssets {

    private static final String OWN = "/docs/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String VERSION_MARK = "@version@";

    private final String swaggerUi;
    private final String redoc;
    private final String version;

    DocsAssets(String version) {
        this.version = version;
        this.swaggerUi = WEBJARS + "swagger-ui/" + webjarVersion("swagger-ui") + "/";
        this.redoc = WEBJARS + "redoc/" + webjarVersion("redoc") + "/";
    }

    /// The OpenAPI document with the server's version in it.
    byte[] openApi() {
        return new String(read(own("openapi.json")), StandardCharsets.UTF_8)
                .replace(VERSION_MARK, version)
                .getBytes(StandardCharsets.UTF_8);
    }

    String own(String name) {
        return OWN + name;
    }

    String swaggerUi(String name) {
        return swaggerUi + name;
    }

    String redoc(String name) {
        return redoc + name;
    }

    byte[] read(String resource) {
        try (var stream = DocsAssets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program came without " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of a webjar is named after its version (source: webjars.org, "Documentation").
    private String webjarVersion(String name) {
        var properties = new java.util.Properties();
        var resource = "/META-INF/maven/org.webjars/" + name + "/pom.properties";
        try (var stream = DocsAssets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program came without " + resource);
            }
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
