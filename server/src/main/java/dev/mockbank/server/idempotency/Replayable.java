package dev.mockbank.server.idempotency;

import dev.mockbank.server.http.Response;
import java.util.function.Function;

/// The result of a request, created now or when it was first sent.
///
/// @param value    the same both times
/// @param replayed whether it was created before, so that nothing was done now
public record Replayable<T>(T value, boolean replayed) {

    /// The header of a response that is a replay.
    public static final String HEADER = "Idempotent-Replayed";

    /// Maps the value.
    public <R> Replayable<R> map(Function<? super T, ? extends R> function) {
        return new Replayable<>(function.apply(value), replayed);
    }

    /// The response for the value, marked if it is a replay.
    public Response answer(Function<? super T, Response> function) {
        var answer = function.apply(value);
        return replayed ? answer.with(HEADER, "true") : answer;
    }
}
