package dev.mockbank.shared.client;

import dev.mockbank.shared.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The one door to the server: makes requests of records, and records of answers.
final class Http implements AutoCloseable {

    /// How long an answer is waited for, repeats included.
    static final Duration ANSWER_PATIENCE = Duration.ofSeconds(30);

    /// How long a server that only tells how it does is waited for: one that hangs is noticed soon.
    static final Duration HEALTH_PATIENCE = Duration.ofSeconds(5);

    /// The largest answer.
    static final int MAX_ANSWER_BYTES = 16 << 20;

    private final JsonMapper json = Json.mapper();
    private final Address address;
    private final String key;
    private final String program;
    private final Line line;
    private final Repeats repeats;
    private final Answers answers;

    /// @param program what the client calls itself in `User-Agent`
    /// @throws IllegalArgumentException when the key has characters that no key has
    Http(Address address, String key, String program) {
        if (!key.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw new IllegalArgumentException("The key has characters that no key has; copy it again");
        }
        this.address = address;
        this.key = key;
        this.program = program;
        this.line = new Line(address);
        this.repeats = new Repeats(line);
        this.answers = new Answers(address, json);
    }

    /// How the server does: the body of an answer that is no JSON.
    byte[] health(String path) {
        return answers.checked(askHealth(path)).body();
    }

    /// How the server does.
    <T> T health(String path, Class<T> type) {
        return answers.object(askHealth(path), type);
    }

    <T> T get(String path, Class<T> type) {
        return get(path, Query.NONE, type);
    }

    <T> T get(String path, Query query, Class<T> type) {
        return answers.object(send(request(path, query).GET()), type);
    }

    /// Asks for something that the server may let wait before it answers.
    ///
    /// @param wait how long it may; then it is given as long as for [#health]
    <T> T await(String path, Query query, Duration wait, Class<T> type) {
        var request = request(path, query).GET().build();
        return answers.object(line.send(request, wait.plus(HEALTH_PATIENCE)), type);
    }

    <T> List<T> list(String path, Query query, Class<T> type) {
        return answers.list(send(request(path, query).GET()), type);
    }

    <T> Page<T> page(String path, Query query, Class<T> type) {
        return answers.page(send(request(path, query).GET()), type);
    }

    /// Creates one thing, exactly once.
    <T> T create(String path, Object body, String idempotencyKey, Class<T> type) {
        return answers.object(sendUntilAnswered(path, body, idempotencyKey), type);
    }

    /// Creates some things together, exactly once.
    <T> List<T> createAll(String path, Object body, String idempotencyKey, Class<T> type) {
        return answers.list(sendUntilAnswered(path, body, idempotencyKey), type);
    }

    /// Asks for an act, once: what is not answered may have been done.
    <T> T act(String path, Object body, Class<T> type) {
        return answers.object(send(withBody("POST", path, body)), type);
    }

    <T> T change(String path, Fields fields, Class<T> type) {
        return answers.object(send(withBody("PATCH", path, fields)), type);
    }

    <T> T put(String path, Object body, Class<T> type) {
        return answers.object(send(withBody("PUT", path, body)), type);
    }

    void delete(String path) {
        answers.checked(send(request(path, Query.NONE).DELETE()));
    }

    <T> T delete(String path, Class<T> type) {
        return answers.object(send(request(path, Query.NONE).DELETE()), type);
    }

    @Override
    public void close() {
        line.close();
    }

    private HttpResponse<byte[]> askHealth(String path) {
        return line.send(request(path, Query.NONE).GET().build(), HEALTH_PATIENCE);
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return line.send(request.build(), ANSWER_PATIENCE);
    }

    private HttpResponse<byte[]> sendUntilAnswered(String path, Object body, String idempotencyKey) {
        var request = withBody("POST", path, body).header("Idempotency-Key", idempotencyKey);
        return repeats.send(request.build());
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
