package dev.mockbank.server.inspector;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.RecordedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/// Writes the requests to a sandbox as server-sent events, as they happen: `request` for each, and `missed` when some
/// were not sent because they came too fast to be kept.
final class RequestEvents {

    /// How long the stream is silent at most: then a comment shows whether the client is still there.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// Between two parts of the stream, so that many requests cost few writes.
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RecordedRequests requests;
    private final JsonMapper json;
    private final SandboxId sandbox;
    private final long endNanos;
    private long after;

    /// @param after only requests with a higher id
    /// @param most  how long the stream lasts
    RequestEvents(RecordedRequests requests, JsonMapper json, SandboxId sandbox, long after, Duration most) {
        this.requests = requests;
        this.json = json;
        this.sandbox = sandbox;
        this.after = after;
        this.endNanos = System.nanoTime() + most.toNanos();
    }

    /// Writes until the time is over, the client disconnects, or the server stops.
    void writeTo(OutputStream out) throws IOException {
        try {
            send(out, ": connected\n\n");
            for (long left = leftNanos(); left > 0 && !requests.isStopped(); left = leftNanos()) {
                var wait = Duration.ofNanos(Math.min(left, SILENCE.toNanos()));
                send(out, text(requests.awaitAfter(sandbox, after, wait)));
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text(RecordedRequests.News news) {
        if (news.requests().isEmpty()) {
            return ": silence\n\n";
        }
        var text = new StringBuilder();
        if (news.missed()) {
            text.append("event: missed\ndata: {}\n\n");
        }
        for (RecordedRequest request : news.requests()) {
            text.append("id: ").append(request.id()).append("\nevent: request\ndata: ");
            text.append(json.writeValueAsString(request)).append("\n\n");
            after = request.id();
        }
        return text.toString();
    }

    private long leftNanos() {
        return endNanos - System.nanoTime();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
