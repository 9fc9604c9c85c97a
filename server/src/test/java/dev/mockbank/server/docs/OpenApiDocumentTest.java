package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.problem.FieldErrorType;
import dev.mockbank.server.problem.FieldErrors;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The OpenAPI document as a document, and against the table of routes.
final class OpenApiDocumentTest {

    /// Answers that belong to no operation; the introduction names them.
    private static final Set<String> ANSWERS_OF_ANY_PATH = Set.of(
            "HttpsRedirect",
            "BadRequest",
            "Faulty",
            "PathNotFound",
            "MethodNotAllowed",
            "RequestTimeout",
            "PathTooLong",
            "UnsupportedCoding",
            "Options");

    private static TestBank bank;
    private static OpenApiDocument document;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
        document = OpenApiDocument.of(bank);
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void isAValidOpenApiDocument() {
        assertThat(DocumentSchemas.faultsOfDocument(document.root())).isEmpty();
        assertThat(document.root().toString()).doesNotContain("@version@", "@introduction@");
    }

    @Test
    void describesEveryRouteAndNoOther() {
        var routes = bank.routes().stream().map(route -> route.method() + " " + route.path());

        var described = document.operations().stream().map(OpenApiDocument.Operation::toString);

        assertThat(described).containsExactlyInAnyOrderElementsOf(routes.toList());
    }

    @Test
    void saysOfEveryOperationWhatItIs() {
        var tags = document.root().path("tags").valueStream().map(tag -> tag.path("name"));

        assertThat(document.operations())
                .allSatisfy(operation -> assertThat(operation.node().propertyNames())
                        .as(operation.toString())
                        .contains("operationId", "summary", "description", "tags", "security", "responses"));
        assertThat(document.operations())
                .extracting(operation -> operation.node().path("operationId"))
                .doesNotHaveDuplicates();
        assertThat(document.operations())
                .extracting(operation -> operation.node().path("tags").path(0))
                .containsAll(tags.toList())
                .allMatch(tag -> document.root()
                        .path("tags")
                        .valueStream()
                        .anyMatch(known -> known.path("name").equals(tag)));
    }

    @Test
    void describesEveryParameterOfAPath() {
        for (var operation : document.operations()) {
            var described = operation
                    .node()
                    .path("parameters")
                    .valueStream()
                    .map(document::resolved)
                    .filter(parameter -> parameter.path("in").asString().equals("path"))
                    .map(parameter -> "{" + parameter.path("name").asString() + "}");
            var used = Arrays.stream(operation.path().split("/", -1)).filter(part -> part.startsWith("{"));

            assertThat(described).as(operation.toString()).containsExactlyElementsOf(used.toList());
        }
    }

    @Test
    void refersToWhatIsThereAndHasNothingThatIsNotUsed() {
        var used = new HashSet<String>();
        nodes(document.root())
                .filter(node -> node.path("$ref").isString())
                .map(node -> node.path("$ref").stringValue())
                .forEach(used::add);

        assertThat(used)
                .allMatch(
                        reference -> document.root().at(reference.substring(1)).isObject());
        for (var kind : List.of("parameters", "headers", "responses", "schemas")) {
            assertThat(document.root().path("components").path(kind).propertyNames())
                    .filteredOn(name -> !ANSWERS_OF_ANY_PATH.contains(name))
                    .allMatch(name -> used.contains("#/components/" + kind + "/" + name));
        }
    }

    @Test
    void hasValidSchemasOnly() {
        assertThat(schemas())
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(DocumentSchemas.faultsOfSchema(schema))
                        .as(schema.toString())
                        .isEmpty());
    }

    @Test
    void hasExamplesThatFitTheirSchemas() {
        nodes(document.root()).filter(node -> node.path("schema").isObject()).forEach(holder -> {
            for (var example : holder.path("examples")) {
                checkExample(holder.path("schema"), example.path("value"));
            }
            if (holder.has("example")) {
                checkExample(holder.path("schema"), holder.path("example"));
            }
        });
        schemas()
                .flatMap(OpenApiDocumentTest::nodes)
                .filter(schema -> schema.path("examples").isArray())
                .forEach(schema -> schema.path("examples").forEach(example -> checkExample(schema, example)));
    }

    @Test
    void hasAnExampleForEveryJsonBody() {
        nodes(document.root())
                .map(node -> node.path("application/json"))
                .filter(JsonNode::isObject)
                .filter(media ->
                        !media.path("schema").path("additionalProperties").asBoolean(false))
                .forEach(media ->
                        assertThat(media.path("examples")).as(media.toString()).isNotEmpty());
    }

    @Test
    void namesEveryFaultThatAFieldCanHave() {
        var named = document.root()
                .at("/components/schemas/FieldError/properties/type/enum")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();

        assertThat(faults().map(FieldErrorType::type)).isNotEmpty().allMatch(named::contains);
    }

    private static Stream<FieldErrorType> faults() {
        var constants = Arrays.stream(FieldErrors.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == FieldErrorType.class)
                .map(field -> {
                    try {
                        return (FieldErrorType) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
        var made = Stream.of(
                FieldErrors.wholeDigits(1),
                FieldErrors.tooSmall(1),
                FieldErrors.tooLarge(1),
                FieldErrors.decimals(1),
                FieldErrors.tooShort(1),
                FieldErrors.tooLong(1),
                FieldErrors.notOneOf(List.of("a")),
                FieldErrors.tooEarly("a"),
                FieldErrors.tooManyMonths(1));
        return Stream.concat(constants, made);
    }

    private static void checkExample(JsonNode schema, JsonNode example) {
        assertThat(document.schemas().faults(schema, example))
                .as("example %s of %s", example, schema)
                .isEmpty();
    }

    /// Every Schema Object of the document.
    private static Stream<JsonNode> schemas() {
        return Stream.concat(
                document.root().at("/components/schemas").valueStream(),
                nodes(document.root()).map(node -> node.path("schema")).filter(JsonNode::isObject));
    }

    /// A node and all that is in it.
    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.valueStream().flatMap(OpenApiDocumentTest::nodes));
    }
}
