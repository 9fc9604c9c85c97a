package dev.mockbank.shared.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Repeats a request with an `Idempotency-Key` a few times until there is a final response. The server
/// may restart in between: it remembers its response.
final class Retries {

    private static final int MAX_REPEATS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Transport transport;

    Retries(Transport transport) {
        this.transport = transport;
    }

    /// The last response.
    ///
    /// @throws UnreachableException when there was none
    HttpResponse<byte[]> send(HttpRequest request) {
        long deadline = System.nanoTime() + Http.ANSWER_PATIENCE.toNanos();
        for (int repeat = 0; ; repeat++) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            // Twice as long each time.
            var pause = FIRST_PAUSE.multipliedBy(1L << repeat);
            try {
                var answer = transport.send(request, left);
                pause = RetryAfter.of(answer).orElse(pause);
                if (isForGood(answer) || isLast(repeat, pause, left)) {
                    return answer;
                }
            } catch (UnreachableException e) {
                if (!e.isRepeatable() || isLast(repeat, pause, left)) {
                    throw e;
                }
            }
            transport.pause(pause);
        }
    }

    private static boolean isLast(int repeat, Duration pause, Duration left) {
        return repeat == MAX_REPEATS || pause.compareTo(left) >= 0;
    }

    /// Whether the response is final. After a 409 with `Retry-After` the first request is still in
    /// progress.
    private static boolean isForGood(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 502, 503, 504 -> false;
            case 409 -> RetryAfter.of(answer).isEmpty();
            default -> true;
        };
    }
}
