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

    /// Its key has the access that the routes of `/sandbox` want.
    private final JsonNode sandbox;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> seenHeaders = ConcurrentHashMap.newKeySet();

    Prober(TestBank bank, OpenApiDocument document) {
        this.bank = bank;
        this.document = document;
        this.sandbox = newSandbox();
    }

    /// A request of an operation, on a thing that is there, with the key and an example of the body that it wants.
    Probe of(Operation operation) {
        return new Probe(operation, "", key(operation), example(operation), Map.of());
    }

    /// The number of the sandbox that the routes of `/sandbox` are tried on.
    int sandboxId() {
        return sandbox.get("id").intValue();
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
        if (operation.path().matches(".*/(demo-data|reset)")) {
            // Whoever fills a bank keeps others from it.
            bank.send("DELETE", "/admin/demo-data", TestBank.MASTER_KEY, null);
            bank.send("DELETE", "/sandbox/demo-data", ownKey(), null);
        }
        if (operation.toString().equals("POST /sandbox/snapshots")) {
            // A name is taken once.
            bank.send("DELETE", "/sandbox/snapshots/start", ownKey(), null);
        }
        var path = path(operation, number) + suffix(probe);
        var headers = new HashMap<>(probe.headers());
        if (probe.body() != null) {
            headers.put("Content-Type", "application/json");
        }
        var reply = bank.send(operation.method(), path, probe.key(), probe.body(), headers);
        document.check(operation.method(), path, reply);
        if (operation.toString().equals("POST /admin/sandboxes/{sandbox_id}/demo-data")) {
            // Only a few are filled at a time.
            bank.send("DELETE", operation.path().replaceAll("\\{\\w+}", number), TestBank.MASTER_KEY, null);
        }
        seen.add(operation + " " + reply.status());
        reply.headers().map().keySet().forEach(name -> seenHeaders.add(header(operation, reply.status(), name)));
        return reply;
    }

    /// With the numbers of the things in the path, between commas.
    private static String path(Operation operation, String numbers) {
        var path = operation.path();
        for (var number : numbers.split(",", -1)) {
            path = path.replaceFirst("\\{\\w+}", number);
        }
        return path.replaceAll("\\{\\w+}", numbers);
    }

    /// An endless answer is not waited for.
    private static String suffix(Probe probe) {
        var suffix = probe.suffix();
        if (!probe.operation().path().endsWith("/stream") || suffix.contains("seconds=")) {
            return suffix;
        }
        return (suffix.isEmpty() ? "?" : suffix + "&") + "seconds=1";
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
        if (operation.path().startsWith("/sandbox")) {
            return ownKey();
        }
        return operation.wants("apiKey") ? bank.key() : null;
    }

    private static @Nullable String example(Operation operation) {
        var examples = operation.node().at("/requestBody/content/application~1json/examples");
        return examples.isObject()
                ? examples.valueStream().findFirst().orElseThrow().path("value").toString()
                : null;
    }

    private String ownKey() {
        return sandbox.get("api_key").asString();
    }

    private JsonNode newSandbox() {
        return bank.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"probed\",\"key\":true}")
                .json();
    }

    /// Two, so that a list of one has a next page.
    private String newRequest(String key) {
        bank.get("/accounts", key);
        bank.get("/accounts", key);
        var requests = bank.get("/sandbox/requests", key).json();
        return requests.isEmpty() ? "1" : requests.path(0).path("id").asString("1");
    }

    /// A snapshot has the name of its sandbox's number, as the path has.
    private String newThing(Operation operation) {
        if (operation.path().contains("{sandbox_id}")) {
            var made = newSandbox();
            var id = made.get("id").asString();
            var path = "/admin/sandboxes/" + id + "/snapshots";
            bank.post(path, TestBank.MASTER_KEY, "{\"name\":\"" + id + "\"}");
            var request = newRequest(made.get("api_key").asString());
            return operation.path().contains("{request_id}") ? id + "," + request : id;
        }
        if (operation.path().contains("{request_id}")) {
            return newRequest(ownKey());
        }
        if (operation.path().contains("{name}")) {
            bank.post("/sandbox/snapshots", ownKey(), "{\"name\":\"probed\"}");
            return "probed";
        }
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
