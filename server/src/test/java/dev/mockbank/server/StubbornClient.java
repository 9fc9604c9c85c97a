package dev.mockbank.server;

import dev.mockbank.shared.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client that hangs up at random, loses answers, and sends a request again, to any of the servers, until it has an
/// answer that is final.
final class StubbornClient implements AutoCloseable {

    private static final JsonMapper JSON = Json.mapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHORT_PATIENCE_MILLIS = 40;
    private static final int PAUSE_MILLIS = 15;
    private static final int MAX_TRIES = 4_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReferenceArray<String> addresses;
    private final String key;

    /// How often no answer came, an answer was lost, an answer was a repeated one, and a repeat came too early.
    final AtomicInteger unanswered = new AtomicInteger();

    final AtomicInteger lost = new AtomicInteger();
    final AtomicInteger replayed = new AtomicInteger();
    final AtomicInteger early = new AtomicInteger();

    /// @param addresses of the servers; they may change
    StubbornClient(AtomicReferenceArray<String> addresses, String key) {
        this.addresses = addresses;
        this.key = key;
    }

    /// Sends a `POST` until it was answered with 201 and the answer was not lost.
    JsonNode post(String path, String idempotencyKey, String body) throws InterruptedException {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            try {
                var response = send(path, idempotencyKey, body);
                if (response.statusCode() == 201 && !isLost()) {
                    response.headers().firstValue("Idempotent-Replayed").ifPresent(_ -> replayed.incrementAndGet());
                    return JSON.readTree(response.body());
                }
                if (response.statusCode() == 409) {
                    early.incrementAndGet();
                }
                // 502 is what a proxy says when the server behind it died.
                if (!List.of(201, 409, 502, 503).contains(response.statusCode())) {
                    throw new AssertionError(response.statusCode() + " " + response.body());
                }
            } catch (IOException noAnswer) {
                unanswered.incrementAndGet();
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(PAUSE_MILLIS));
        }
        throw new AssertionError("No answer to " + body);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private boolean isLost() {
        boolean isLost = ThreadLocalRandom.current().nextInt(4) == 0;
        lost.addAndGet(isLost ? 1 : 0);
        return isLost;
    }

    private HttpResponse<String> send(String path, String idempotencyKey, String body)
            throws IOException, InterruptedException {
        var random = ThreadLocalRandom.current();
        var patience = random.nextInt(3) == 0 ? Duration.ofMillis(1 + random.nextInt(SHORT_PATIENCE_MILLIS)) : PATIENCE;
        var request = HttpRequest.newBuilder(URI.create(addresses.get(random.nextInt(addresses.length())) + path))
                .timeout(patience)
                .header("x-api-key", key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
