package dev.mockbank.server.limit;

import dev.mockbank.server.http.Request;
import dev.mockbank.server.problem.ProblemException;
import java.util.function.Supplier;

/// The turns of one request that reads again after its handler has returned: while its answer is written, the request
/// has given its turn to others.
public final class ReadTurns {

    private final ReadLimiter limiter;
    private final long keyId;

    ReadTurns(ReadLimiter limiter, long keyId) {
        this.limiter = limiter;
        this.keyId = keyId;
    }

    /// Those of a request behind the [ReadLimitFilter].
    public static ReadTurns of(Request request) {
        return request.attached(ReadTurns.class)
                .orElseThrow(() -> new IllegalStateException("the route does not stand behind the limit of reads"));
    }

    /// Reads a part, when it is the key's turn.
    ///
    /// @throws ProblemException 429 when too many reads of the key wait, or this one waited too long
    public <T> T read(Supplier<T> reading) {
        return limiter.read(keyId, reading);
    }
}
