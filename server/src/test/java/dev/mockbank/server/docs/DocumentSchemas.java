package dev.mockbank.server.docs;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds values against the schemas of an OpenAPI document (JSON Schema 2020-12). It is stricter than the document: a
/// member of an object that the document does not name is an error.
final class DocumentSchemas {

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode components;
    private final Map<JsonNode, com.networknt.schema.Schema> compiled = new HashMap<>();

    /// @param document the whole OpenAPI document
    DocumentSchemas(JsonNode document) {
        this.components = closed(document.at("/components/schemas"));
    }

    /// What is wrong with a value; empty when it fits.
    ///
    /// @param schema a Schema Object of the document
    synchronized List<String> faults(JsonNode schema, JsonNode value) {
        return words(compiled.computeIfAbsent(schema, this::compile).validate(value));
    }

    /// What is wrong with a schema itself; empty when it is one.
    static List<String> faultsOfSchema(JsonNode schema) {
        var dialect = SpecificationVersion.DRAFT_2020_12.getDialectId();
        return words(REGISTRY.getSchema(SchemaLocation.of(dialect)).validate(schema));
    }

    /// What is wrong with a document by the OpenAPI Initiative's schema of OpenAPI 3.1 documents; empty when it is one.
    static List<String> faultsOfDocument(JsonNode document) {
        try (var stream = DocumentSchemas.class.getResourceAsStream("/openapi/schemas/v3.1/schema.yaml")) {
            return words(REGISTRY.getSchema(stream, InputFormat.YAML).validate(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// References of the document begin at its root, so the schema is given the document's components there.
    private com.networknt.schema.Schema compile(JsonNode schema) {
        var root = (ObjectNode) closed(schema);
        root.putObject("components").set("schemas", components);
        return REGISTRY.getSchema(root);
    }

    private static JsonNode closed(JsonNode schema) {
        var copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object && node.path("properties").isObject()) {
            if (!object.has("additionalProperties")) {
                object.put("additionalProperties", false);
            }
        }
        node.forEach(DocumentSchemas::close);
    }

    private static List<String> words(List<Error> errors) {
        return errors.stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
