package dev.mockbank.server.idempotency;

import dev.mockbank.server.http.Response;
import java.util.function.Function;

/// What a request brought about, now or when it was sent the first time.
///
/// @param value    the same both times
/// @param replayed whether it was brought about before, so that nothing happened now
public record Replayable<T>(T value, boolean replayed) {

    private static final String HEADER = "Idempotent-Replayed";

    /// The same with what follows from the value.
    public <R> Replayable<R> map(Function<? super T, ? extends R> function) {
        return new Replayable<>(function.apply(value), replayed);
    }

    /// The answer for the value; a repeated one says so.
    public Response answer(Function<? super T, Response> function) {
        var answer = function.apply(value);
        return replayed ? answer.with(HEADER, "true") : answer;
    }
}
