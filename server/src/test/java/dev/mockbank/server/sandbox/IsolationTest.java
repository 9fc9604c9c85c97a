package dev.mockbank.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.http.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Nothing of a sandbox is reached with the key of another one. Both have the same ids, but different texts and
/// amounts, so that whatever route forgets the boundary answers with something of the other one.
@Tag("database")
final class IsolationTest {

    /// What is nowhere but in the other sandbox.
    private static final List<String> SECRETS = List.of("hidden", "77.77", "zzz");

    /// Routes that know no sandbox: for the master key, or for everyone.
    private static final Set<String> OF_THE_SERVER =
            Set.of("/", "/health/live", "/health/ready", "/metrics", "/openapi.json", "/docs", "/redoc");

    private static final String URL = TestPostgres.freshDatabase();
    private static TestBank bank;
    private static String own = "";
    private static String other = "";

    @BeforeAll
    static void fillBoth() {
        bank = TestBank.on(URL, Map.of("INSPECTOR", "1000"));
        own = sandbox("own");
        other = sandbox("zzz");
        fill(own, "seen", "1.11");
        fill(other, "hidden", "77.77");
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void noRouteShowsAnythingOfAnotherSandbox() {
        var tried = new TreeSet<String>();
        for (var route : clientRoutes()) {
            for (var query : List.of(
                    "",
                    "?q=hidden",
                    "?category=hidden",
                    "?account_id=1",
                    "?by=category",
                    "?sort=amount&order=asc",
                    "?name=hidden",
                    "?limit=1")) {
                var path = route.path().replaceAll("\\{\\w+}", "1");
                if (route.method().equals("GET")) {
                    var reply = bank.get(bounded(path, query), own);
                    tried.add(route.path());
                    assertThat(reply.text()).as(path + query).doesNotContain(secretsOf(path));
                    assertThat(reply.headers().map().toString())
                            .as(path + query)
                            .doesNotContain(secretsOf(path));
                }
            }
        }
        assertThat(tried).contains("/accounts", "/transactions", "/transfers/{transfer_id}", "/sums", "/sandbox");
    }

    @Test
    void noRouteChangesAnythingOfAnotherSandbox() {
        var before = everything(other);
        for (var route : clientRoutes()) {
            // Its own things have the ids 1 to 4; what has a higher one is the other's alone.
            for (var id : List.of("1", "5", "6", "kept")) {
                var path = route.path().replaceAll("\\{\\w+}", id);
                if (route.path().equals("/sandbox/demo-data")) {
                    continue;
                }
                for (var body : List.of(
                        "{}",
                        "{\"account_id\":3,\"amount\":1,\"category\":\"hidden\"}",
                        "{\"from_account_id\":1,\"to_account_id\":3,\"amount\":1}",
                        "{\"name\":\"x\",\"category\":\"x\",\"to\":\"kept\"}")) {
                    if (!route.method().equals("GET")) {
                        var headers = Map.of("Content-Type", "application/json", "Idempotency-Key", "repeated");
                        var reply = bank.send(route.method(), path, own, body, headers);
                        assertThat(reply.text()).as(route.method() + " " + path).doesNotContain(secretsOf(path));
                    }
                }
            }
        }
        assertThat(everything(other)).isEqualTo(before);
    }

    @Test
    void noKeyOpensTheRoutesOfTheServer() {
        for (var route : bank.routes()) {
            if (route.path().startsWith("/admin/") || route.path().startsWith("/accounts/keys")) {
                var path = route.path().replaceAll("\\{\\w+}", "1");
                assertThat(bank.send(route.method(), path, own, "{}").status())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void theDatabaseRefusesARowOfTwoSandboxes() {
        assertThat(TestPostgres.query(URL, """
                SELECT coalesce(string_agg(table_name || ': ' || name, ', '), '') FROM (
                    SELECT CAST(conrelid AS regclass)::text AS table_name, conname::text AS name, conkey AS columns, conrelid
                    FROM pg_constraint WHERE contype IN ('p', 'u', 'f')
                    UNION ALL
                    SELECT CAST(indrelid AS regclass)::text, CAST(indexrelid AS regclass)::text,
                        CAST(string_to_array(CAST(indkey AS text), ' ') AS smallint[]), indrelid
                    FROM pg_index WHERE indisunique
                ) AS keys
                WHERE EXISTS (SELECT FROM pg_attribute WHERE attrelid = conrelid AND attname = 'ledger_id')
                    AND table_name <> 'sandboxes'
                    AND NOT EXISTS (
                        SELECT FROM pg_attribute WHERE attrelid = conrelid AND attname = 'ledger_id' AND attnum = columns[1])
                """))
                .as("keys of the books that do not begin with the ledger")
                .isEmpty();
    }

    private static List<Route> clientRoutes() {
        return bank.routes().stream()
                .filter(route -> !route.path().startsWith("/admin/")
                        && !route.path().startsWith("/accounts/keys")
                        && !OF_THE_SERVER.contains(route.path()))
                .toList();
    }

    /// The inspector shows what this test itself has asked for.
    private static List<String> secretsOf(String path) {
        return path.startsWith("/sandbox/requests") ? List.of("77.77", "zzz") : SECRETS;
    }

    /// An endless answer is not waited for.
    private static String bounded(String path, String query) {
        if (!path.endsWith("/stream")) {
            return path + query;
        }
        return path + (query.isEmpty() ? "?" : query + "&") + "seconds=1";
    }

    private static String sandbox(String name) {
        return bank.post("/admin/sandboxes", TestBank.MASTER_KEY, "{\"name\":\"" + name + "\",\"key\":true}")
                .json()
                .get("api_key")
                .asString();
    }

    /// The other one gets more of everything, behind the ids that both have.
    private static void fill(String key, String text, String amount) {
        boolean more = text.equals("hidden");
        for (int i = 0; i < (more ? 3 : 2); i++) {
            post(key, "/accounts", "{\"name\":\"%s\",\"type\":\"checking\",\"balance\":%s}".formatted(text, amount));
        }
        for (int i = 0; i < (more ? 4 : 2); i++) {
            post(
                    key,
                    "/transactions",
                    "{\"account_id\":1,\"amount\":%s,\"category\":\"%s\",\"description\":\"%s\"}"
                            .formatted(amount, text, text));
        }
        post(
                key,
                "/transfers",
                "{\"from_account_id\":1,\"to_account_id\":2,\"amount\":%s,\"description\":\"%s\"}"
                        .formatted(amount, text));
        bank.send(
                "PUT",
                "/sandbox/faults",
                key,
                "{\"rules\":[{\"path\":\"/%s*\",\"fault\":\"truncate\"}]}".formatted(text));
        post(key, "/sandbox/snapshots", "{\"name\":\"" + (more ? "kept" : "own") + "\"}");
    }

    private static void post(String key, String path, String body) {
        assertThat(bank.post(path, key, body).status()).as(path).isEqualTo(201);
    }

    private static String everything(String key) {
        return bank.get("/accounts", key).text()
                + bank.get("/transactions?limit=1000", key).text()
                + bank.get("/sums?by=category", key).text()
                + bank.get("/sandbox/faults", key).text()
                + bank.get("/sandbox/snapshots", key).text();
    }
}
