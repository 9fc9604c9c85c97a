package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.docs.OpenApiDocument.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Each query parameter of the OpenAPI document, sent empty as a form sends what nobody filled in, is no parameter.
final class OpenApiEmptyParametersTest {

    private static TestBank bank;
    private static OpenApiDocument document;
    private static Prober prober;

    /// A query parameter of an operation.
    ///
    /// @param repeatable whether each of several counts, and not only the last
    record Parameter(Operation operation, String name, boolean repeatable) {

        @Override
        public String toString() {
            return operation + " " + name;
        }
    }

    @BeforeAll
    static void start() {
        bank = TestBank.start(Map.of("INSPECTOR", "50"));
        document = OpenApiDocument.of(bank);
        prober = new Prober(bank, document);
        long account = bank.newAccount("100");
        for (var category : List.of("\"rent\"", "null", "\"\"")) {
            bank.post(
                    "/transactions",
                    "{\"account_id\":" + account + ",\"amount\":-5,\"category\":" + category
                            + ",\"description\":\"flat\",\"timestamp\":\"2026-01-05T00:00:00Z\"}");
        }
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    static Stream<Parameter> parameters() {
        return operations()
                .flatMap(operation -> described(operation)
                        .map(parameter -> new Parameter(
                                operation,
                                parameter.path("name").asString(),
                                parameter.at("/schema/type").asString().equals("array"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("parameters")
    void areAsIfTheyWereNotSent(Parameter parameter) {
        var probe = prober.of(parameter.operation());
        var without = prober.send(probe);

        for (var empty : List.of(
                parameter.name(),
                parameter.name() + "=",
                (parameter.repeatable() ? "" : parameter.name() + "=x&") + parameter.name())) {
            var reply = prober.send(probe.withQuery(empty));
            assertThat(reply.status()).as(reply.text()).isEqualTo(without.status());
            assertThat(reply.json()).isEqualTo(without.json());
        }
    }

    @Test
    void aFormWithNothingFilledInListsEverything() {
        for (var operation : operations().toList()) {
            var query = names(operation).map(name -> name + "=").collect(Collectors.joining("&"));
            if (!query.isEmpty()) {
                var reply = prober.send(prober.of(operation).withQuery(query));
                assertThat(reply.json())
                        .isEqualTo(prober.send(prober.of(operation)).json());
            }
        }
    }

    /// Without streams, which are not JSON, and without the requests to a sandbox, which are others each time.
    private static Stream<Operation> operations() {
        return document.operations().stream()
                .filter(operation -> !operation.path().endsWith("/stream")
                        && !operation.path().endsWith("{sandbox_id}/requests"));
    }

    private static Stream<String> names(Operation operation) {
        return described(operation).map(parameter -> parameter.path("name").asString());
    }

    private static Stream<JsonNode> described(Operation operation) {
        return operation
                .node()
                .path("parameters")
                .valueStream()
                .map(document::resolved)
                .filter(parameter -> parameter.path("in").asString().equals("query"));
    }
}
