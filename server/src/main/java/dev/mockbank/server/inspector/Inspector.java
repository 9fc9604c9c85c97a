package dev.mockbank.server.inspector;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.BodyStart;
import dev.mockbank.server.http.Exchange;
import dev.mockbank.server.http.ExchangeObserver;
import dev.mockbank.server.http.ObservedResponse;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.idempotency.Replayable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Records the requests of API keys for their sandboxes, except those of the console and those to the inspector itself.
public final class Inspector implements ExchangeObserver {

    /// The most requests that can be kept of each sandbox.
    public static final int MAX_REQUESTS = 1000;

    /// Where the inspector's own routes begin.
    private static final String OWN_PATH = "/sandbox/requests";

    private final RecordedRequests requests;
    private final Clock clock;

    private Inspector(RecordedRequests requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /// An inspector.
    ///
    /// @param maxOfSandbox how many requests are kept of each sandbox, 1 to [#MAX_REQUESTS]
    public static Inspector keeping(int maxOfSandbox, Clock clock) {
        return new Inspector(new RecordedRequests(maxOfSandbox, clock), clock);
    }

    @Override
    public boolean observes(Request request) {
        return request.attached(Caller.Client.class).isPresent()
                && !request.path().startsWith(OWN_PATH)
                && !request.isOfConsole();
    }

    @Override
    public void observed(Request request, ObservedResponse response, long nanos) {
        var caller = Caller.Client.of(request);
        var body = request.bodyIfRead()
                .map(bytes -> BodyStart.of(bytes, Exchange.OBSERVED_BYTES))
                .orElse(null);
        requests.add(
                caller.sandbox(),
                new Recorded(
                        clock.instant().minus(Duration.ofNanos(nanos)),
                        request.method(),
                        request.maskedTarget(),
                        response.status(),
                        nanos,
                        caller.label(),
                        request.fault().isEmpty() ? null : request.fault(),
                        isReplay(response.headers()),
                        new Recorded.Message(request.headers(), body),
                        new Recorded.Message(response.headers(), response.body())));
    }

    @Override
    public void stopping() {
        requests.stop();
    }

    RecordedRequests requests() {
        return requests;
    }

    private static boolean isReplay(List<Response.Field> headers) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(Replayable.HEADER));
    }
}
