package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.ContractCase;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.docs.OpenApiDocument.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The server's answers, held against its OpenAPI document.
final class OpenApiAnswersTest {

    /// The server's own errors cannot be provoked.
    private static final int INTERNAL_ERROR = 500;

    /// The lock of whoever changes the books as a whole.
    private static final String NO_THING = "2147483647";
    private static final String LARGEST = "9999999999999999.99";

    @Test
    void describesTheAnswersOfTheContractCases() {
        try (var bank = TestBank.start()) {
            var document = OpenApiDocument.of(bank);
            var captured = new HashMap<String, String>();
            for (var contract : ContractCase.all()) {
                var path = contract.path(captured);
                var reply = contract.send(bank, captured);
                document.check(contract.method(), path, reply);
                contract.captures()
                        .forEach((name, field) ->
                                captured.put(name, reply.json().get(field).asString()));
            }
        }
    }

    @Test
    void givesEveryAnswerThatItDescribes() throws Exception {
        var database = TestPostgres.freshDatabase();
        try (var bank = TestBank.on(database, Map.of("RATE_LIMIT", "1000000", "INSPECTOR", "50"));
                var uninspected = TestBank.start()) {
            var document = OpenApiDocument.of(bank);
            var prober = new Prober(bank, document);
            haveTwoOfEach(bank);
            var reset = document.operations().stream()
                    .filter(operation -> operation.path().equals("/admin/reset"))
                    .findFirst()
                    .orElseThrow();
            for (var operation : document.operations()) {
                if (!operation.equals(reset)) {
                    succeed(prober, operation);
                    refuse(bank, prober, operation);
                }
            }
            exceedTheLimit(bank, prober, document.operations());
            exceedTheBalance(bank, prober, document.operations());
            repeatWhileUnderWay(database, prober, document.operations());
            changeTheBooksElsewhere(database, prober, document.operations());
            // Last, because the numbers of the examples are gone then.
            succeed(prober, reset);
            refuse(bank, prober, reset);
            loseTheDatabase(database, prober, document.operations());

            var seen = new TreeSet<>(prober.seen());
            seen.addAll(inspectInVain(uninspected, document));
            assertThat(seen).containsAll(described(document)).allMatch(answer -> !answer.endsWith(" 500"));
            assertThat(prober.seenHeaders()).containsAll(describedHeaders(document));
        }
    }

    /// So that a list of one has a next page. The numbers of the first are those of the document's examples: 1.
    private static void haveTwoOfEach(TestBank bank) {
        for (int i = 0; i < 2; i++) {
            long account = bank.newAccount("0");
            bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":1}");
            bank.newKey();
        }
    }

    /// Every example of the body succeeds; what has a tag is not sent again.
    private static void succeed(Prober prober, Operation operation) {
        var probe = prober.of(operation);
        var first = prober.send(probe);
        assertThat(first.status()).as(operation + " " + first.text()).isBetween(200, 204);
        for (var example : operation.node().at("/requestBody/content/application~1json/examples")) {
            var reply = prober.send(probe.withBody(example.path("value").toString()));
            assertThat(reply.status()).as(operation + " " + reply.text()).isEqualTo(first.status());
        }
        first.header("ETag").ifPresent(tag -> prober.send(probe.withHeader("If-None-Match", tag)));
        prober.send(probe.withHeader("Accept-Encoding", "gzip"));
        prober.send(probe.withQuery("limit=1"));
    }

    private static void refuse(TestBank bank, Prober prober, Operation operation) {
        var probe = prober.of(operation);
        if (operation.wants("apiKey") || operation.wants("masterKey")) {
            prober.send(probe.withKey(null));
            prober.send(probe.withKey("no-such-key"));
            prober.send(probe.withKey(operation.wants("apiKey") ? TestBank.MASTER_KEY : bank.key()));
        }
        if (operation.wants("apiKey") && operation.statuses().contains(403)) {
            var reading = probe.withKey(readingKey(bank));
            prober.send(reading);
            prober.send(reading.withHeader("X-Mockbank-Fault", "error; status=503"));
        }
        if (operation.path().contains("{")) {
            prober.send(probe, NO_THING);
            prober.send(probe, "abc");
        }
        if (probe.body() != null) {
            prober.send(probe.withBody(" ".repeat((1 << 20) + 1)));
            for (var body : List.of("", "null", "[]", "{bad", "{\"name\":5,\"amount\":\"1e99\",\"rate_limit\":-1}")) {
                prober.send(probe.withBody(body));
            }
        }
        for (var query : List.of(
                "limit=0",
                "cursor=!",
                "date_from=x",
                "type=x&amount_min=NaN",
                "q=%00",
                "by=x&order=x",
                "wait=x",
                "seconds=x")) {
            prober.send(probe.withQuery(query));
        }
        if (operation.toString().equals("POST /accounts/keys")) {
            prober.send(probe.withBody("{\"sandbox_id\":" + NO_THING + "}"));
        }
        if (operation.toString().equals("POST /admin/sandboxes")) {
            prober.send(probe.withBody("{\"name\":\"copy\",\"from\":" + NO_THING + "}"));
        }
        if (operation.toString().equals("DELETE /admin/sandboxes/{sandbox_id}")) {
            prober.send(probe, "1");
        }
        if (operation.path().endsWith("/reset") || operation.path().endsWith("/snapshots/{name}")) {
            refuseSnapshot(prober, probe);
        }
        if (operation.path().endsWith("/snapshots") && operation.method().equals("POST")) {
            prober.send(probe.withBody("{\"name\":\"twice\"}"), "1");
            prober.send(probe.withBody("{\"name\":\"twice\"}"), "1");
        }
        if (operation.toString().equals("POST /transactions")) {
            prober.send(probe.withBody("{\"account_id\":" + NO_THING + ",\"amount\":1}"));
        }
        if (operation.toString().equals("POST /transfers")) {
            prober.send(probe.withBody("{\"from_account_id\":1,\"to_account_id\":" + NO_THING + ",\"amount\":1}"));
        }
    }

    private static void refuseSnapshot(Prober prober, Prober.Probe probe) {
        if (probe.body() == null) {
            prober.send(probe, "no such snapshot".replace(" ", "-"));
        } else if (!probe.operation().path().equals("/admin/reset")) {
            prober.send(probe.withBody("{\"to\":\"no such snapshot\"}"));
        }
    }

    /// A server that keeps no requests.
    private static Set<String> inspectInVain(TestBank bank, OpenApiDocument document) {
        var prober = new Prober(bank, document);
        document.operations().stream()
                .filter(operation -> operation.path().contains("/requests"))
                .forEach(operation -> prober.send(prober.of(operation)));
        return prober.seen();
    }

    private static String readingKey(TestBank bank) {
        return bank.post("/accounts/keys", TestBank.MASTER_KEY, "{\"access\":\"read\"}")
                .json()
                .get("key")
                .asString();
    }

    /// Two requests with one Idempotency-Key: while the tables are locked one of them waits and the other is refused.
    private static void repeatWhileUnderWay(String database, Prober prober, List<Operation> operations)
            throws Exception {
        for (var operation : operations) {
            if (!operation.node().path("parameters").toString().contains("/IdempotencyKey")) {
                continue;
            }
            var probe = prober.of(operation).withHeader("Idempotency-Key", operation.path());
            try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                    var connection = TestPostgres.connect(database)) {
                connection.setAutoCommit(false);
                connection
                        .createStatement()
                        .execute("LOCK TABLE accounts, transactions, api_keys, sandboxes IN EXCLUSIVE MODE");
                var answers = new ExecutorCompletionService<TestBank.Reply>(threads);
                answers.submit(() -> prober.send(probe));
                answers.submit(() -> prober.send(probe));
                assertThat(answers.take().get().status()).isEqualTo(409);
                connection.rollback();
                assertThat(answers.take().get().status()).isBetween(200, 201);
            }
            assertThat(prober.send(probe).header("Idempotent-Replayed")).contains("true");
            assertThat(prober.send(probe.withBody("{\"name\":\"other\"}")).status())
                    .isEqualTo(422);
        }
    }

    /// As if another server filled or emptied a sandbox.
    private static void changeTheBooksElsewhere(String database, Prober prober, List<Operation> operations)
            throws Exception {
        try (var connection = TestPostgres.connect(database);
                var statement = connection.createStatement()) {
            var sandboxes = List.of(1, prober.sandboxId());
            for (int sandbox : sandboxes) {
                statement.execute(lock("lock", sandbox));
            }
            for (var operation : operations) {
                if (operation.method().equals("POST") && operation.path().matches(".*/(demo-data|reset)")) {
                    var probe = prober.of(operation);
                    var reply = operation.path().contains("{") ? prober.send(probe, "1") : prober.send(probe);
                    assertThat(reply.status()).as(operation.toString()).isEqualTo(409);
                }
            }
            // The end of a connection is seen by the database only a moment later.
            for (int sandbox : sandboxes) {
                statement.execute(lock("unlock", sandbox));
            }
        }
    }

    /// Locks or unlocks the books of a sandbox as a whole.
    private static String lock(String act, int sandbox) {
        return "SELECT pg_advisory_" + act + "(1835166322, " + sandbox + ")";
    }

    private static void exceedTheLimit(TestBank bank, Prober prober, List<Operation> operations) {
        var made = bank.post("/accounts/keys", TestBank.MASTER_KEY, "{\"rate_limit\":1,\"access\":\"control\"}");
        var key = made.json().get("key").stringValue();
        bank.get("/accounts?limit=1", key);
        for (var operation : operations) {
            if (operation.wants("apiKey")) {
                assertThat(prober.send(prober.of(operation).withKey(key)).status())
                        .isEqualTo(429);
            }
        }
    }

    /// A balance that would leave its bound: by a posting, and by taking one back.
    private static void exceedTheBalance(TestBank bank, Prober prober, List<Operation> operations) {
        long account = bank.newAccount(LARGEST);
        var spending = bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":-5}");
        bank.post("/transactions", "{\"account_id\":" + account + ",\"amount\":5}");

        for (var operation : operations) {
            if (operation.toString().equals("DELETE /transactions/{transaction_id}")) {
                var reply = prober.send(
                        prober.of(operation), spending.json().get("id").asString());
                assertThat(reply.status()).isEqualTo(409);
            }
            if (operation.toString().equals("POST /transactions")) {
                var body = "{\"account_id\":" + account + ",\"amount\":5}";
                assertThat(prober.send(prober.of(operation).withBody(body)).status())
                        .isEqualTo(422);
            }
        }
    }

    /// All at once, because each request waits some seconds for the database.
    private static void loseTheDatabase(String database, Prober prober, List<Operation> operations) {
        var name = database.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
        TestPostgres.execute(TestPostgres.freshDatabase(), "DROP DATABASE " + name + " WITH (FORCE)");
        awaitForgottenKey(prober, operations);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = operations.stream()
                    .filter(operation -> operation.statuses().contains(503))
                    .map(operation -> threads.submit(() ->
                            prober.send(prober.of(operation), operation.path().contains("{sandbox_id}") ? "2" : "1")))
                    .toList();
            for (var reply : replies) {
                assertThat(reply.get().status()).isEqualTo(503);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What needs nothing of the database but the key works as long as the key is remembered.
    private static void awaitForgottenKey(Prober prober, List<Operation> operations) {
        var list = operations.stream()
                .filter(operation -> operation.toString().equals("GET /sandbox/requests"))
                .findFirst()
                .orElseThrow();
        Await.until(20, () -> prober.send(prober.of(list)).status() == 503);
    }

    /// Those of successes: a refusal may come before the filter that sets them.
    private static Set<String> describedHeaders(OpenApiDocument document) {
        var headers = new TreeSet<String>();
        for (var operation : document.operations()) {
            operation.node().path("responses").properties().forEach(response -> {
                int status = Integer.parseInt(response.getKey());
                if (status < 300) {
                    document.resolved(response.getValue())
                            .path("headers")
                            .propertyNames()
                            .forEach(name -> headers.add(Prober.header(operation, status, name)));
                }
            });
        }
        return headers;
    }

    private static Set<String> described(OpenApiDocument document) {
        return document.operations().stream()
                .flatMap(operation -> operation.statuses().stream()
                        .filter(status -> status != INTERNAL_ERROR)
                        .map(status -> operation + " " + status))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
