package dev.mockbank.shared.client;

import dev.mockbank.shared.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests to the server and converts its responses.
final class Http implements AutoCloseable {

    /// How long to wait for a response, retries included.
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    /// How long to wait for a health check, so that a server that hangs is noticed soon.
    static final Duration HEALTH_PATIENCE = Duration.ofSeconds(5);

    /// The largest response that is accepted.
    static final int MAX_ANSWER_BYTES = 16 << 20;

    private final JsonMapper json = Json.mapper();
    private final Address address;
    private final String key;
    private final String program;
    private final Transport transport;
    private final Retries retries;
    private final ResponseReader responses;

    /// @param program the name of the client in `User-Agent`
    /// @throws IllegalArgumentException when the key has characters that no key has
    Http(Address address, String key, String program) {
        if (!key.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IllegalArgumentException("The key has characters that no key has; copy it again");
        }
        this.address = address;
        this.key = key;
        this.program = program;
        this.transport = new Transport(address);
        this.retries = new Retries(transport);
        this.responses = new ResponseReader(address, json);
    }

    /// The body of a health route, which is not JSON.
    byte[] health(String path) {
        return responses.checked(askHealth(path)).body();
    }

    /// The response of a health route.
    <T> T health(String path, Class<T> type) {
        return responses.object(askHealth(path), type);
    }

    <T> T get(String path, Class<T> type) {
        return get(path, Query.NONE, type);
    }

    <T> T get(String path, Query query, Class<T> type) {
        return responses.object(send(request(path, query).GET()), type);
    }

    /// Requests something that the server may delay (a long poll).
    ///
    /// @param wait how long it may be delayed; then the server has as long as for [#health]
    <T> T await(String path, Query query, Duration wait, Class<T> type) {
        var request = request(path, query).GET().build();
        return responses.object(transport.send(request, wait.plus(HEALTH_PATIENCE)), type);
    }

    <T> List<T> list(String path, Query query, Class<T> type) {
        return responses.list(send(request(path, query).GET()), type);
    }

    <T> Page<T> page(String path, Query query, Class<T> type) {
        return responses.page(send(request(path, query).GET()), type);
    }

    /// Creates one thing, exactly once.
    <T> T create(String path, Object body, String idempotencyKey, Class<T> type) {
        return responses.object(sendUntilAnswered(path, body, idempotencyKey), type);
    }

    /// Creates several things together, exactly once.
    <T> List<T> createAll(String path, Object body, String idempotencyKey, Class<T> type) {
        return responses.list(sendUntilAnswered(path, body, idempotencyKey), type);
    }

    /// Executes an action, with a single attempt: when no response arrives, it may have been executed.
    <T> T act(String path, Object body, Class<T> type) {
        return responses.object(send(withBody("POST", path, body)), type);
    }

    <T> T change(String path, Fields fields, Class<T> type) {
        return responses.object(send(withBody("PATCH", path, fields)), type);
    }

    <T> T put(String path, Object body, Class<T> type) {
        return responses.object(send(withBody("PUT", path, body)), type);
    }

    void delete(String path) {
        responses.checked(send(request(path, Query.NONE).DELETE()));
    }

    <T> T delete(String path, Class<T> type) {
        return responses.object(send(request(path, Query.NONE).DELETE()), type);
    }

    @Override
    public void close() {
        transport.close();
    }

    private HttpResponse<byte[]> askHealth(String path) {
        return transport.send(request(path, Query.NONE).GET().build(), HEALTH_PATIENCE);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return transport.send(request.build(), ANSWER_PATIENCE);
    }

    private HttpResponse<byte[]> sendUntilAnswered(String path, Object body, String idempotencyKey) {
        var request = withBody("POST", path, body).header("Idempotency-Key", idempotencyKey);
        return retries.send(request.build());
    }

    private HttpRequest.Builder withBody(String method, String path, Object body) {
        return request(path, Query.NONE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    }

    private HttpRequest.Builder request(String path, Query query) {
        var request = HttpRequest.newBuilder(address.of(path, query)).header("User-Agent", program);
        return key.isEmpty() ? request : request.header("x-api-key", key);
    }
}
