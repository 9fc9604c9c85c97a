package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.docs.OpenApiDocument.Operation;
import dev.mockbank.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The bounds that the OpenAPI document sets, tried on the server: what lies at a bound is accepted, what lies past it
/// is refused, with 422 on that field.
final class OpenApiBoundsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static TestBank bank;
    private static OpenApiDocument document;
    private static Prober prober;

    /// A field of a body or a parameter of a query, with what the document says of it.
    record Field(Operation operation, String place, String name, JsonNode schema, boolean required) {

        @Override
        public String toString() {
            return operation + " " + place + " " + name;
        }
    }

    /// Fields that name a sandbox or a snapshot: whether a value is taken depends on what there is.
    private static final Set<String> NAMES_OF_THINGS = Set.of("sandbox_id", "from", "to");

    /// A value of a field, and whether it is within the bounds.
    private record Try(JsonNode value, boolean accepted) {}

    @BeforeAll
    static void start() {
        bank = TestBank.start(Map.of("INSPECTOR", "50"));
        document = OpenApiDocument.of(bank);
        prober = new Prober(bank, document);
        bank.newAccount("0");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    static Stream<Field> fields() {
        return document.operations().stream()
                // A stream lasts as long as it is asked to.
                .filter(operation -> !operation.path().endsWith("/stream"))
                .flatMap(operation -> Stream.concat(bodyFields(operation), queryFields(operation)))
                .filter(field -> !NAMES_OF_THINGS.contains(field.name()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void holdAtTheServer(Field field) {
        for (var attempt : attempts(field.schema(), field.place().equals("query"))) {
            var reply =
                    field.place().equals("body") ? sendBody(field, attempt.value()) : sendQuery(field, attempt.value());

            assertThat(reply.status())
                    .as("%s: %.60s… was answered %s", field, attempt.value(), reply.text())
                    .matches(status -> attempt.accepted() ? status < 300 : status == 422);
            if (!attempt.accepted()) {
                assertThat(reply.json().at("/detail/0/loc").toString())
                        .isEqualTo("[\"" + field.place() + "\",\"" + field.name() + "\"]");
            }
        }
        if (field.place().equals("body")) {
            assertThat(sendWithout(field).status()).matches(status -> field.required() ? status == 422 : status < 300);
        }
    }

    private static Stream<Field> bodyFields(Operation operation) {
        return prober.bodySchema(operation).stream()
                .flatMap(schema -> schema.path("properties").properties().stream()
                        .map(property -> new Field(
                                operation,
                                "body",
                                property.getKey(),
                                document.resolved(property.getValue()),
                                schema.path("required").toString().contains("\"" + property.getKey() + "\""))));
    }

    private static Stream<Field> queryFields(Operation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(document::resolved)
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .map(parameter -> new Field(
                        operation, "query", parameter.path("name").asString(), ofOne(parameter.path("schema")), false));
    }

    /// Of a parameter that may stand several times, what is said of each.
    private static JsonNode ofOne(JsonNode schema) {
        return schema.path("type").asString("").equals("array") ? schema.path("items") : schema;
    }

    private static List<Try> attempts(JsonNode schema, boolean query) {
        var attempts = new ArrayList<Try>();
        schema.path("examples").forEach(example -> attempts.add(new Try(example, true)));
        schema.path("enum").forEach(value -> attempts.add(new Try(value, true)));
        if (schema.has("enum")) {
            attempts.add(new Try(NODES.stringNode("no such value"), false));
        }
        if (schema.has("maxLength")) {
            int length = schema.get("maxLength").intValue();
            attempts.add(new Try(NODES.stringNode("é".repeat(length)), true));
            attempts.add(new Try(NODES.stringNode("é".repeat(length + 1)), false));
        }
        if (schema.has("minLength")) {
            int length = schema.get("minLength").intValue();
            attempts.add(new Try(NODES.stringNode("x".repeat(length)), true));
            attempts.add(new Try(NODES.stringNode("x".repeat(length - 1)), false));
        }
        attempts.addAll(numbers(schema));
        if (!query) {
            attempts.add(new Try(NODES.nullNode(), types(schema).contains("null")));
            attempts.add(new Try(NODES.booleanNode(true), types(schema).contains("boolean")));
        }
        return attempts;
    }

    private static List<Try> numbers(JsonNode schema) {
        var attempts = new ArrayList<Try>();
        for (var bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                long value = schema.get(bound).longValue();
                attempts.add(new Try(NODES.numberNode(value), true));
                attempts.add(new Try(NODES.numberNode(bound.equals("minimum") ? value - 1 : value + 1), false));
            }
        }
        for (var bound : List.of("exclusiveMinimum", "exclusiveMaximum")) {
            if (schema.has(bound)) {
                var value = schema.get(bound).decimalValue();
                var cent = bound.equals("exclusiveMinimum") ? CENT : CENT.negate();
                attempts.add(new Try(NODES.numberNode(value.add(cent)), true));
                attempts.add(new Try(NODES.numberNode(value), false));
            }
        }
        return attempts;
    }

    private static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.valueStream().map(JsonNode::stringValue).toList() : List.of(type.asString(""));
    }

    private static TestBank.Reply sendBody(Field field, JsonNode value) {
        return prober.send(prober.of(field.operation())
                .withBody(body(field).set(field.name(), value).toString()));
    }

    private static TestBank.Reply sendWithout(Field field) {
        var body = body(field);
        body.remove(field.name());
        return prober.send(prober.of(field.operation()).withBody(body.toString()));
    }

    private static TestBank.Reply sendQuery(Field field, JsonNode value) {
        var text = java.net.URLEncoder.encode(value.asString(), java.nio.charset.StandardCharsets.UTF_8);
        return prober.send(prober.of(field.operation()).withQuery(field.name() + "=" + text));
    }

    /// An example of the body; a posting is made to an account of its own, so that its balance has room.
    private static ObjectNode body(Field field) {
        var example = prober.of(field.operation()).body();
        var body = (ObjectNode) Json.mapper().readTree(example == null ? "{}" : example);
        for (var name : List.of("account_id", "from_account_id", "to_account_id")) {
            if (body.has(name)) {
                body.put(name, bank.newAccount("0"));
            }
        }
        return body;
    }
}
