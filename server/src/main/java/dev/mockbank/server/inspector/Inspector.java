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
import java.util.Optional;

/// Records the requests of API keys for their sandboxes, except those of the console and those to the inspector itself.
public final class Inspector implements ExchangeObserver {

    /// The most requests that can be kept of each sandbox.
    public static final int MAX_REQUESTS = 1000;

    /// Where the inspector's own routes begin.
    private static final String OWN_PATH = "/sandbox/requests";

    private final RecordedRequests requests;
    private final Secrets secrets;
    private final Clock clock;

    private Inspector(RecordedRequests requests, Secrets secrets, Clock clock) {
        this.requests = requests;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// An inspector.
    ///
    /// @param maxOfSandbox how many requests are kept of each sandbox, 1 to [#MAX_REQUESTS]
    /// @param masterKey    the master key that the user chose, which no pattern recognises
    public static Inspector keeping(int maxOfSandbox, Optional<String> masterKey, Clock clock) {
        return new Inspector(new RecordedRequests(maxOfSandbox, clock), new Secrets(masterKey), clock);
    }

    @Override
    public boolean observes(Request request) {
        var caller = request.attached(Caller.Client.class);
        if (caller.isEmpty() || request.path().startsWith(OWN_PATH) || request.isOfConsole()) {
            return false;
        }
        requests.begin(caller.get().sandbox());
        return true;
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

    /// Masks what is shown.
    Secrets secrets() {
        return secrets;
    }

    private static boolean isReplay(List<Response.Field> headers) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(Replayable.HEADER));
    }
}
