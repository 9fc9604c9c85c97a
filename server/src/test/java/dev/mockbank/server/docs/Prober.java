package dev.mockbank.server.docs;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.docs.OpenApiDocument.Operation;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Sends requests that fit the operations of a bank's OpenAPI document, holds each answer against it, and remembers
/// which answers it has seen.
final class Prober {

    private final TestBank bank;
    private final OpenApiDocument document;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> seenHeaders = ConcurrentHashMap.newKeySet();

    Prober(TestBank bank, OpenApiDocument document) {
        this.bank = bank;
        this.document = document;
    }

    /// A request of an operation, on a thing that is there, with the key and an example of the body that it wants.
    Probe of(Operation operation) {
        return new Probe(operation, "", key(operation), example(operation), Map.of());
    }

    /// The answers that were seen, such as `GET /accounts 200`.
    Set<String> seen() {
        return Set.copyOf(seen);
    }

    /// The headers that were seen, as [#header] names them.
    Set<String> seenHeaders() {
        return Set.copyOf(seenHeaders);
    }

    /// A header of an answer, such as `GET /accounts 200 link`.
    static String header(Operation operation, int status, String name) {
        return operation + " " + status + " " + name.toLowerCase(Locale.ROOT);
    }

    /// A request to be.
    ///
    /// @param suffix what stands behind the path, such as a query
    record Probe(
            Operation operation,
            String suffix,
            @Nullable String key,
            @Nullable String body,
            Map<String, String> headers) {

        Probe withQuery(String query) {
            return new Probe(operation, "?" + query, key, body, headers);
        }

        Probe withKey(@Nullable String other) {
            return new Probe(operation, suffix, other, body, headers);
        }

        Probe withBody(String other) {
            return new Probe(operation, suffix, key, other, headers);
        }

        Probe withHeader(String name, String value) {
            return new Probe(operation, suffix, key, body, Map.of(name, value));
        }
    }

    /// Sends it to a thing that is made for it.
    TestBank.Reply send(Probe probe) {
        return send(probe, probe.operation().path().contains("{") ? newThing(probe.operation()) : "");
    }

    /// Sends it to the thing with this number.
    TestBank.Reply send(Probe probe, String number) {
        var operation = probe.operation();
        if (operation.toString().equals("POST /admin/demo-data")
                || operation.path().equals("/admin/reset")) {
            // Whoever fills the bank keeps others from it.
            bank.send("DELETE", "/admin/demo-data", TestBank.MASTER_KEY, null);
        }
        var path = operation.path().replaceAll("\\{\\w+}", number) + probe.suffix();
        var headers = new HashMap<>(probe.headers());
        if (probe.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        var reply = bank.send(operation.method(), path, probe.key(), probe.body(), headers);
        document.check(operation.method(), path, reply);
        seen.add(operation + " " + reply.status());
        reply.headers().map().keySet().forEach(name -> seenHeaders.add(header(operation, reply.status(), name)));
        return reply;
    }

    /// The schema of the operation's body.
    Optional<JsonNode> bodySchema(Operation operation) {
        var media = operation.node().path("requestBody").path("content").path("application/json");
        return media.isObject() ? Optional.of(document.resolved(media.path("schema"))) : Optional.empty();
    }

    private @Nullable String key(Operation operation) {
        if (operation.wants("masterKey")) {
            return TestBank.MASTER_KEY;
        }
        return operation.wants("apiKey") ? bank.key() : null;
    }

    private static @Nullable String example(Operation operation) {
        var examples = operation.node().at("/requestBody/content/application~1json/examples");
        return examples.isObject()
                ? examples.valueStream().findFirst().orElseThrow().path("value").toString()
                : null;
    }

    private String newThing(Operation operation) {
        if (operation.path().contains("{account_id}")) {
            return Long.toString(bank.newAccount("0"));
        }
        if (operation.path().contains("{transaction_id}")) {
            var body = "{\"account_id\":" + bank.newAccount("0") + ",\"amount\":1}";
            return bank.post("/transactions", body).json().get("id").asString();
        }
        if (operation.path().contains("{transfer_id}")) {
            var body = "{\"from_account_id\":" + bank.newAccount("0") + ",\"to_account_id\":" + bank.newAccount("0")
                    + ",\"amount\":1}";
            return bank.post("/transfers", body).json().get("id").asString();
        }
        return bank.post("/accounts/keys", TestBank.MASTER_KEY, "{}")
                .json()
                .get("id")
                .asString();
    }
}
