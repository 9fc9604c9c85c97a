package dev.mockbank.shared.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Sends a request that has an `Idempotency-Key` until it is answered for good, a few times at most. The server may be
/// started anew in between: its answer holds across restarts.
final class Repeats {

    private static final int MAX_REPEATS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Line line;

    Repeats(Line line) {
        this.line = line;
    }

    /// The answer to the last repeat.
    ///
    /// @throws UnreachableException when it had none
    HttpResponse<byte[]> send(HttpRequest request) {
        long deadline = System.nanoTime() + Http.ANSWER_PATIENCE.toNanos();
        for (int repeat = 0; ; repeat++) {
            var left = Duration.ofNanos(deadline - System.nanoTime());
            // Twice as long each time.
            var pause = FIRST_PAUSE.multipliedBy(1L << repeat);
            try {
                var answer = line.send(request, left);
                pause = RetryAfter.of(answer).orElse(pause);
                if (isForGood(answer) || isLast(repeat, pause, left)) {
                    return answer;
                }
            } catch (UnreachableException e) {
                if (!e.isRepeatable() || isLast(repeat, pause, left)) {
                    throw e;
                }
            }
            line.pause(pause);
        }
    }

    private static boolean isLast(int repeat, Duration pause, Duration left) {
        return repeat == MAX_REPEATS || pause.compareTo(left) >= 0;
    }

    /// Whether a repeat would get the same answer. A 409 with `Retry-After` is the server still at the first request.
    private static boolean isForGood(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case 502, 503, 504 -> false;
            case 409 -> RetryAfter.of(answer).isEmpty();
            default -> true;
        };
    }
}
