package dev.mockbank.server.inspector;

import dev.mockbank.server.db.SandboxId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.json.JsonMapper;

/// Writes the requests to a sandbox as server-sent events, as they happen: `request` for each, and `missed` when some
/// were not sent because they came too fast to be kept.
final class RequestEvents {

    /// How long the stream is silent at most: then a comment shows whether the client is still there.
    private static final Duration SILENCE = Duration.ofSeconds(15);

    /// Between two parts of the stream, so that many requests cost few writes.
    private static final Duration PAUSE = Duration.ofMillis(100);

    /// How often it is checked whether the caller may still listen.
    private static final Duration CHECK = Duration.ofSeconds(1);

    private final Inspector inspector;
    private final BooleanSupplier mayListen;
    private final JsonMapper json;
    private final SandboxId sandbox;
    private final long endNanos;
    private long after;

    /// @param mayListen whether the caller may still listen
    /// @param after     only requests with a higher id
    /// @param most      how long the stream lasts
    RequestEvents(
            Inspector inspector,
            BooleanSupplier mayListen,
            JsonMapper json,
            SandboxId sandbox,
            long after,
            Duration most) {
        this.inspector = inspector;
        this.mayListen = mayListen;
        this.json = json;
        this.sandbox = sandbox;
        this.after = after;
        this.endNanos = System.nanoTime() + most.toNanos();
    }

    /// Writes until the time is over, the client disconnects, its key is revoked, or the server stops.
    void writeTo(OutputStream out) throws IOException {
        var requests = inspector.requests();
        try {
            send(out, ": connected\n\n");
            long sentNanos = System.nanoTime();
            for (long left = leftNanos(); left > 0 && !requests.isStopped(); left = leftNanos()) {
                var wait = Duration.ofNanos(Math.min(left, CHECK.toNanos()));
                var news = requests.awaitAfter(sandbox, after, wait);
                if (!mayListen.getAsBoolean()) {
                    return;
                }
                if (!news.entries().isEmpty()) {
                    send(out, text(news));
                    sentNanos = System.nanoTime();
                } else if (System.nanoTime() - sentNanos >= SILENCE.toNanos()) {
                    send(out, ": silence\n\n");
                    sentNanos = System.nanoTime();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text(RecordedRequests.News news) {
        var text = new StringBuilder();
        if (news.missed()) {
            text.append("event: missed\ndata: {}\n\n");
        }
        for (var entry : news.entries()) {
            text.append("id: ").append(entry.id()).append("\nevent: request\ndata: ");
            text.append(json.writeValueAsString(entry.recorded().summary(entry.id(), inspector.secrets())));
            text.append("\n\n");
            after = entry.id();
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
