package dev.mockbank.server;

import dev.mockbank.server.http.HttpLimits;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.settings.Settings;
import dev.mockbank.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server for tests: the production wiring on a free port, spoken to by real HTTP.
public final class TestBank implements AutoCloseable {

    /// The master key of every bank of the tests.
    public static final String MASTER_KEY = "master-key-of-the-tests";

    /// What clients may take of a bank that is given no other limits.
    public static final HttpLimits LIMITS =
            HttpLimits.ofHeap(Runtime.getRuntime().maxMemory());

    private static final JsonMapper JSON = Json.mapper();

    private final MockbankServer server;
    private final TestClient client;
    private final String key;

    private TestBank(MockbankServer server, boolean withKey) {
        this.server = server;
        this.client = new TestClient("http://127.0.0.1:" + server.port());
        this.key = withKey ? newKey() : "";
    }

    /// An answer.
    public record Reply(int status, HttpHeaders headers, String text) {

        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /// The first value of a header.
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    /// A server on a new, empty database.
    public static TestBank start() {
        return start(Map.of());
    }

    /// A server on a new, empty database with further settings.
    public static TestBank start(Map<String, String> settings) {
        return on(TestPostgres.freshDatabase(), settings);
    }

    /// A server on a new, empty database with other limits for its clients.
    public static TestBank start(Map<String, String> settings, HttpLimits limits) {
        return on(TestPostgres.freshDatabase(), settings, limits);
    }

    /// A server on a database.
    public static TestBank on(String databaseUrl, Map<String, String> settings) {
        return new TestBank(running(databaseUrl, settings), true);
    }

    /// A server on a database with other limits for its clients.
    public static TestBank on(String databaseUrl, Map<String, String> settings, HttpLimits limits) {
        return new TestBank(running(databaseUrl, settings, limits), true);
    }

    /// A server on a database that would refuse to make a key for this class; it has none.
    public static TestBank withoutKey(String databaseUrl, Map<String, String> settings) {
        return new TestBank(running(databaseUrl, settings), false);
    }

    /// A server without a key on a new, empty database, with other limits for its clients.
    public static TestBank withoutKey(Map<String, String> settings, HttpLimits limits) {
        return new TestBank(running(TestPostgres.freshDatabase(), settings, limits), false);
    }

    private static MockbankServer running(String databaseUrl, Map<String, String> settings) {
        return running(databaseUrl, settings, LIMITS);
    }

    private static MockbankServer running(String databaseUrl, Map<String, String> settings, HttpLimits limits) {
        var all = new HashMap<>(Map.of(
                "DATABASE_URL", databaseUrl, "MASTER_API_KEY", MASTER_KEY, "PORT", "0", "DATABASE_WAIT_SECONDS", "5"));
        all.putAll(settings);
        return MockbankServer.start(Settings.read(all, Path.of("target", "test-home")), limits, step -> {});
    }

    /// The port that it listens on, on 127.0.0.1.
    public int port() {
        return server.port();
    }

    /// Its table of contents.
    public List<Route> routes() {
        return server.routes();
    }

    /// The API key that the short forms of requests use.
    public String key() {
        return key;
    }

    /// Makes another API key.
    public String newKey() {
        // As a proxy would send it, so that a bank that wants HTTPS makes keys, too.
        var headers = Map.of("Content-Type", "application/json", "X-Forwarded-Proto", "https");
        return send("POST", "/accounts/keys", MASTER_KEY, "{\"name\":\"test\"}", headers)
                .json()
                .get("key")
                .stringValue();
    }

    /// Opens an account and gives its number.
    public long newAccount(String balance) {
        var reply = post("/accounts", key, "{\"name\":\"test\",\"type\":\"checking\",\"balance\":\"" + balance + "\"}");
        return reply.json().get("id").longValue();
    }

    public Reply get(String path) {
        return get(path, key);
    }

    public Reply get(String path, @Nullable String key) {
        return send("GET", path, key, null);
    }

    public Reply post(String path, String body) {
        return post(path, key, body);
    }

    public Reply post(String path, @Nullable String key, String body) {
        return send("POST", path, key, body);
    }

    public Reply patch(String path, String body) {
        return send("PATCH", path, key, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, key, null);
    }

    /// Sends a request with JSON.
    ///
    /// @param key  null sends none
    /// @param body null sends none
    public Reply send(String method, String path, @Nullable String key, @Nullable String body) {
        try {
            return client.send(method, path, key, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a request with further headers.
    public Reply send(
            String method, String path, @Nullable String key, @Nullable String body, Map<String, String> headers) {
        try {
            return client.send(method, path, key, body, headers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
