package dev.mockbank.server.limit;

import dev.mockbank.server.http.Request;
import dev.mockbank.server.problem.ProblemException;
import java.util.function.Supplier;

/// The reads of one request, each within the [ReadLimiter]. A request that streams its response reads again after its
/// handler has returned; between its reads it occupies no slot.
public final class LimitedReads {

    private final ReadLimiter limiter;
    private final long keyId;

    LimitedReads(ReadLimiter limiter, long keyId) {
        this.limiter = limiter;
        this.keyId = keyId;
    }

    /// The reads of a request that passed the [ReadLimitFilter].
    public static LimitedReads of(Request request) {
        return request.attached(LimitedReads.class)
                .orElseThrow(() -> new IllegalStateException("the route has no read limit"));
    }

    /// Waits for a slot, and reads.
    ///
    /// @throws ProblemException 429 when too many reads of the key are waiting, or this one waited too long
    public <T> T read(Supplier<T> reading) {
        return limiter.read(keyId, reading);
    }
}
