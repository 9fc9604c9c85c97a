package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.shared.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// A server's OpenAPI document, to hold answers against: what it does not describe fails.
public final class OpenApiDocument {

    /// Headers of HTTP itself, which no answer describes.
    private static final Set<String> HTTP_HEADERS = Set.of(
            "date", "connection", "content-length", "content-type", "content-encoding", "transfer-encoding", "vary");

    /// Their answers are none of the operation's.
    private static final Set<String> REFUSING_FAULTS = Set.of("error", "rate_limit");

    private static final String FAULT = "X-Mockbank-Fault";

    private final JsonNode root;
    private final DocumentSchemas schemas;
    private final List<Operation> operations;

    private OpenApiDocument(JsonNode root) {
        this.root = root;
        this.schemas = new DocumentSchemas(root);
        this.operations = root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    /// An operation of the document.
    ///
    /// @param method in capitals
    /// @param path   with its parameters' names
    public record Operation(String method, String path, JsonNode node) {

        /// Whether a path that was sent, without its query, is of this operation's form.
        boolean serves(String sent) {
            var form = Arrays.stream(path.split("/", -1))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .collect(Collectors.joining("/"));
            return sent.matches(path.equals("/") ? form : form + "/?");
        }

        /// Whether callers want a key of this kind: `apiKey` or `masterKey`.
        boolean wants(String scheme) {
            return node.path("security").valueStream().anyMatch(requirement -> requirement.has(scheme));
        }

        /// The statuses of its answers.
        Set<Integer> statuses() {
            return node.path("responses").properties().stream()
                    .map(response -> Integer.valueOf(response.getKey()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// The document that a server serves.
    public static OpenApiDocument of(TestBank bank) {
        return new OpenApiDocument(bank.get("/openapi.json").json());
    }

    JsonNode root() {
        return root;
    }

    DocumentSchemas schemas() {
        return schemas;
    }

    List<Operation> operations() {
        return operations;
    }

    /// Fails unless the answer is one that the document describes: its status, its media type, its body with no
    /// member that the document does not name, and its headers.
    ///
    /// @param method the method that was sent
    /// @param path   the path that was sent, with its query
    public void check(String method, String path, TestBank.Reply reply) {
        var request = method + " " + path + " → " + reply.status();
        boolean refusedByFault =
                reply.header(FAULT).filter(REFUSING_FAULTS::contains).isPresent();
        var response = refusedByFault
                ? root.at("/components/responses/Faulty")
                : response(method, path.split("\\?", 2)[0], reply.status());
        assertThat(response.isObject())
                .as("%s is not described: %s", request, reply.text())
                .isTrue();
        checkHeaders(request, response, reply);
        var content = method.equals("HEAD") ? StringNode.valueOf("") : response.path("content");
        if (content.isObject()) {
            checkBody(request, content, reply);
        } else {
            assertThat(reply.text()).as("body of " + request).isEmpty();
        }
    }

    /// A node, or what its reference leads to.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").stringValue().substring(1)) : node;
    }

    /// What the document says of an answer; missing when it says nothing.
    private JsonNode response(String method, String path, int status) {
        // A path without parameters goes before one with them, whatever the method (source: OpenAPI 3.1, "Paths
        // Object").
        var served = operations.stream()
                .filter(candidate -> candidate.serves(path))
                .map(Operation::path)
                .min(Comparator.comparing(candidate -> candidate.contains("{")));
        var operation = operations.stream()
                .filter(candidate -> served.filter(candidate.path()::equals).isPresent())
                .filter(candidate -> candidate.method().equals(method.equals("HEAD") ? "GET" : method))
                .findFirst();
        if (operation.isPresent() && operation.get().statuses().contains(status)) {
            return resolved(operation.get().node().path("responses").path(Integer.toString(status)));
        }
        boolean known = served.isPresent();
        var name = switch (status) {
            case 204 -> known && method.equals("OPTIONS") ? "Options" : "";
            case 307 -> "HttpsRedirect";
            case 400 -> "BadRequest";
            case 404 -> known ? "" : "PathNotFound";
            case 405 -> known && operation.isEmpty() ? "MethodNotAllowed" : "";
            case 408 -> "RequestTimeout";
            case 414 -> "PathTooLong";
            case 415 -> "UnsupportedCoding";
            default -> "";
        };
        return root.path("components").path("responses").path(name);
    }

    private void checkHeaders(String request, JsonNode response, TestBank.Reply reply) {
        var described = response.path("headers");
        assertThat(reply.header("X-Request-Id"))
                .as("X-Request-Id of " + request)
                .isPresent();
        reply.headers().map().forEach((name, values) -> {
            if (HTTP_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                return;
            }
            var header = named(described, name);
            if (header.isMissingNode()) {
                header = named(crossOriginHeaders(), name);
            }
            if (header.isMissingNode() && name.equalsIgnoreCase(FAULT)) {
                header = named(faultyHeaders(), name);
            }
            assertThat(header.isObject())
                    .as("header %s of %s is not described", name, request)
                    .isTrue();
            var schema = resolved(header).path("schema");
            for (var value : values) {
                assertThat(schemas.faults(schema, typed(schema, value)))
                        .as("header %s: %s of %s", name, value, request)
                        .isEmpty();
            }
        });
    }

    /// They stand on every answer to a page of another origin, and are described once.
    private JsonNode crossOriginHeaders() {
        return root.at("/components/responses/Options/headers");
    }

    /// They stand on every answer that a fault on purpose touched.
    private JsonNode faultyHeaders() {
        return root.at("/components/responses/Faulty/headers");
    }

    private static JsonNode named(JsonNode headers, String name) {
        return headers.properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> headers.path(name));
    }

    private static JsonNode typed(JsonNode schema, String value) {
        boolean integer = schema.path("type").asString("").equals("integer");
        return integer ? Json.mapper().readTree(value) : StringNode.valueOf(value);
    }

    private void checkBody(String request, JsonNode content, TestBank.Reply reply) {
        var mediaType = reply.header("Content-Type").orElse("none").split(";", 2)[0];
        assertThat(content.has(mediaType))
                .as("media type %s of %s is not described", mediaType, request)
                .isTrue();
        if (reply.header("Content-Encoding").isPresent()) {
            return;
        }
        var body = mediaType.equals("application/json") ? reply.json() : StringNode.valueOf(reply.text());
        assertThat(schemas.faults(content.path(mediaType).path("schema"), body))
                .as("body of %s: %s", request, reply.text())
                .isEmpty();
        if (body.has("title") && body.path("detail").isString()) {
            assertThat(content.path(mediaType).path("examples").valueStream().map(OpenApiDocument::sentences))
                    .as("the examples of " + request)
                    .contains(sentences(body));
        }
    }

    /// What a problem, or the example of one, says in words.
    private static List<String> sentences(JsonNode node) {
        var problem = node.has("value") ? node.path("value") : node;
        return List.of(
                problem.path("title").asString(""), problem.path("detail").asString(""));
    }
}
