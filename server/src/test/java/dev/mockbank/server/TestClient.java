package dev.mockbank.server;

import dev.mockbank.server.TestBank.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Speaks real HTTP to a server at an address, and never sends a request twice.
public final class TestClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;

    /// @param address like `http://127.0.0.1:8000`
    public TestClient(String address) {
        this.address = address;
    }

    /// Sends a request with JSON.
    ///
    /// @param key  null sends none
    /// @param body null sends none
    public Reply send(String method, String path, @Nullable String key, @Nullable String body) throws IOException {
        var headers = new HashMap<String, String>();
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        return send(method, path, key, body, headers);
    }

    /// Sends a request with further headers.
    ///
    /// @throws IOException when no answer came
    public Reply send(
            String method, String path, @Nullable String key, @Nullable String body, Map<String, String> headers)
            throws IOException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(TIMEOUT)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("x-api-key", key);
        }
        headers.forEach(request::header);
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Breaks what is still open, without waiting for it.
    @Override
    public void close() {
        client.shutdownNow();
    }
}
