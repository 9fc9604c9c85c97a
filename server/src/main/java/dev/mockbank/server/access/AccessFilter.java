package dev.mockbank.server.access;

import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.problem.ProblemException;

/// Authenticates a request by its `x-api-key`, before anything else of it is read, and attaches the [Caller].
public final class AccessFilter {

    private static final String KEY = "x-api-key";

    /// The master key's name in the log.
    private static final String MASTER = "master";

    /// Longer keys are never looked up.
    private static final int MAX_KEY_CHARACTERS = 512;

    private final ApiKeys apiKeys;
    private final MasterKey masterKey;

    public AccessFilter(ApiKeys apiKeys, MasterKey masterKey) {
        this.apiKeys = apiKeys;
        this.masterKey = masterKey;
    }

    /// For routes that require an API key; the master key does not count as one.
    public Filter client() {
        return this::client;
    }

    /// For routes that require the master key.
    public Filter master() {
        return this::master;
    }

    private Response client(Request request, Handler next) {
        var key = request.header(KEY).orElseThrow(() -> ProblemException.of(401, "Missing API key"));
        var caller =
                key.length() > MAX_KEY_CHARACTERS ? null : apiKeys.callerOf(key).orElse(null);
        if (caller == null) {
            throw ProblemException.of(401, "Invalid or revoked API key");
        }
        request.attach(Caller.Client.class, caller);
        request.logKey(caller.label());
        return next.handle(request);
    }

    private Response master(Request request, Handler next) {
        if (!request.header(KEY).filter(masterKey::matches).isPresent()) {
            throw ProblemException.of(403, "Admin privileges required");
        }
        request.logKey(MASTER);
        return next.handle(request);
    }
}
