package dev.mockbank.server.fault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mockbank.server.access.Caller;
import dev.mockbank.server.access.StoredFaults;
import dev.mockbank.server.http.Delivery;
import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.limit.RateVerdict;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Access;
import dev.mockbank.shared.FaultKind;
import dev.mockbank.shared.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Makes things go wrong on purpose: by the rules of the caller's sandbox, or because the request asks
/// for it. It runs after the filter that attaches the [Caller], and before the limiter and the claims: a
/// request that waits holds nothing but its own virtual thread, and a response is damaged when its claim
/// is committed.
public final class FaultFilter implements Filter {

    /// What a server without a limit pretends to have, a minute.
    private static final int PRETENDED_LIMIT = 60;

    private static final int WINDOW_SECONDS = 60;

    /// The status in log and metrics when there is no response (as in nginx).
    private static final int NO_RESPONSE = 444;

    private static final byte[] BROKEN_JSON =
            "{\"detail\": \"broken on purpose by a fault\", \"items\": [".getBytes(StandardCharsets.UTF_8);

    private static final int MAX_SLOW_OF_SANDBOX = 50;
    private static final int MAX_SLOW_OF_ALL = 200;
    private static final int MAX_SEQUENCES = 10_000;
    private static final Duration KEPT = Duration.ofHours(24);

    private final JsonMapper json;
    private final int limitPerMinute;
    private final FaultWaits waits = new FaultWaits(FaultWaits.MAX_OF_SANDBOX, FaultWaits.MAX_OF_ALL);

    /// Fewer, because a response that is sent slowly keeps its memory.
    private final FaultWaits slowBodies = new FaultWaits(MAX_SLOW_OF_SANDBOX, MAX_SLOW_OF_ALL);

    private final Cache<StoredFaults, FaultSequence> sequences = Caffeine.newBuilder()
            .maximumSize(MAX_SEQUENCES)
            .expireAfterAccess(KEPT)
            .build();

    /// @param limitPerMinute of keys without a limit of their own; 0 is no limit
    public FaultFilter(JsonMapper json, int limitPerMinute) {
        this.json = json;
        this.limitPerMinute = limitPerMinute;
    }

    @Override
    public Response filter(Request request, Handler next) {
        var caller = Caller.Client.of(request);
        var fault = faultOf(request, caller);
        return fault.isEmpty() ? next.handle(request) : happen(fault.get(), request, caller, next);
    }

    /// Ends all waits on purpose, because the server stops.
    public void stop() {
        waits.stop();
    }

    private Optional<Fault> faultOf(Request request, Caller.Client caller) {
        var wanted = request.askedFault();
        if (wanted.isPresent()) {
            checkAccess(caller);
            var chances = new SeededChances(ThreadLocalRandom.current().nextLong());
            return Optional.of(Fault.of(FaultHeader.read(wanted.get()), chances));
        }
        var stored = caller.faults();
        return stored == null
                ? Optional.empty()
                : sequences.get(stored, this::begin).next(request.method(), request.path());
    }

    private static void checkAccess(Caller.Client caller) {
        if (!caller.access().includes(Access.CONTROL)) {
            throw ProblemException.of(
                    403,
                    "The header " + Request.FAULT_HEADER + " needs an API key with the access control; this key has"
                            + " the access " + caller.access().wireName());
        }
    }

    private FaultSequence begin(StoredFaults stored) {
        return new FaultSequence(
                json.readValue(stored.json(), SandboxFaults.Stored.class).faults());
    }

    private Response happen(Fault fault, Request request, Caller.Client caller, Handler next) {
        var rule = fault.rule();
        if (rule.fault() == FaultKind.SLOW_BODY) {
            // Before it is marked: a refusal must not be sent slowly itself.
            request.atEnd(slowBodies.acquire(caller.sandbox()));
        }
        request.touchedByFault(rule.fault().wireName(), delivery(fault));
        return switch (rule.fault()) {
            case LATENCY -> {
                waits.sleep(caller.sandbox(), fault.milliseconds());
                yield next.handle(request);
            }
            case ERROR -> error(request, required(rule.status()), rule.retryAfter());
            case RATE_LIMIT -> rateLimited(request, caller, rule.retryAfter());
            case DROP_BEFORE -> new Response(NO_RESPONSE, List.of(), new Response.Empty());
            case DROP_AFTER, TRUNCATE, SLOW_BODY -> next.handle(request);
            case MALFORMED -> malformed(request, next);
        };
    }

    private static Delivery delivery(Fault fault) {
        var rule = fault.rule();
        return switch (rule.fault()) {
            case DROP_BEFORE, DROP_AFTER -> new Delivery.Dropped();
            case TRUNCATE -> new Delivery.Truncated();
            case SLOW_BODY -> new Delivery.Slow(required(rule.bytesPerSecond()));
            case LATENCY, ERROR, RATE_LIMIT, MALFORMED -> new Delivery.Whole();
        };
    }

    private static Response error(Request request, int status, @Nullable Integer retryAfter) {
        var problem = new Problem(status, "This error was caused on purpose, by a fault; nothing was done");
        var response = Response.refusing(problem, request);
        return retryAfter == null ? response : response.with("Retry-After", retryAfter.toString());
    }

    /// As if the key had used up its limit.
    private Response rateLimited(Request request, Caller.Client caller, @Nullable Integer retryAfter) {
        var own = caller.rateLimit();
        int limit = own == null ? limitPerMinute : own;
        long seconds = retryAfter == null ? WINDOW_SECONDS : retryAfter;
        var verdict = new RateVerdict(false, limit == 0 ? PRETENDED_LIMIT : limit, 0, seconds, seconds);
        return Response.refusing(new Problem(429, "Too Many Requests"), request).with(verdict.headers());
    }

    private static Response malformed(Request request, Handler next) {
        try {
            next.handle(request);
        } catch (ProblemException refusal) {
            // Whatever the response was, it is replaced.
        }
        return Response.kept("application/json", BROKEN_JSON);
    }

    private static int required(@Nullable Integer value) {
        if (value == null) {
            throw new IllegalStateException("a fault lacks a value that it was checked for");
        }
        return value;
    }
}
