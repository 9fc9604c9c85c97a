package dev.mockbank.server.access;

import dev.mockbank.server.http.Filter;
import dev.mockbank.server.http.Handler;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Access;
import java.util.function.BooleanSupplier;

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

    /// For routes that want an API key with this access; the master key is none.
    public Filter client(Access needed) {
        return (request, next) -> client(request, needed, next);
    }

    /// For routes that require the master key.
    public Filter master() {
        return this::master;
    }

    /// Tells later on whether the key of a request that was admitted still has this access to its sandbox.
    public BooleanSupplier permission(Request request, Access needed) {
        var sandbox = Caller.Client.of(request).sandbox();
        var key = request.header(KEY).orElseThrow();
        return () -> apiKeys.callerOf(key)
                .filter(caller ->
                        caller.access().includes(needed) && caller.sandbox().equals(sandbox))
                .isPresent();
    }

    private Response client(Request request, Access needed, Handler next) {
        var key = request.header(KEY).orElseThrow(() -> ProblemException.of(401, "Missing API key"));
        var caller =
                key.length() > MAX_KEY_CHARACTERS ? null : apiKeys.callerOf(key).orElse(null);
        if (caller == null) {
            throw ProblemException.of(401, "Invalid or revoked API key");
        }
        request.attach(Caller.Client.class, caller);
        request.logKey(caller.label());
        if (!caller.access().includes(needed)) {
            throw ProblemException.of(
                    403,
                    "This needs an API key with the access " + needed.wireName() + "; this key has the access "
                            + caller.access().wireName());
        }
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
