package dev.mockbank.server.access;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Work;
import dev.mockbank.server.http.Slice;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.IssuedApiKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The API keys. A key is shown once, when it is made; only its hash is kept.
public final class ApiKeys {

    static final String NOT_FOUND = "API key not found";

    private static final String PREFIX = "mb_";
    private static final int SHOWN_CHARACTERS = 9;

    private final Database database;
    private final Claims claims;
    private final ApiKeyStore store = new ApiKeyStore();
    private final KeyCache cache;

    public ApiKeys(Database database, Claims claims) {
        this.database = database;
        this.claims = claims;
        this.cache = new KeyCache(this::lookUp);
    }

    /// Makes a key, once for all requests with this claim.
    ///
    /// @param rateLimit requests a minute; 0 is no limit; null means the server's setting
    /// @param claim     null when the request may not be repeated
    Replayable<IssuedApiKey> create(@Nullable String name, @Nullable Integer rateLimit, @Nullable Claim claim) {
        return claims.once(claim, IssuedApiKey.class, insertion(store, name, rateLimit));
    }

    /// Makes a key in the database itself, beside the servers that may run on it.
    ///
    /// @param rateLimit requests a minute; 0 is no limit; null means the server's setting
    public static IssuedApiKey create(Database database, @Nullable String name, @Nullable Integer rateLimit) {
        return database.run(insertion(new ApiKeyStore(), name, rateLimit));
    }

    /// At most `limit` keys after an id, revoked ones too.
    Slice<ApiKey> page(long afterId, int limit) {
        var rows = database.run(db -> store.page(db, afterId, limit + 1));
        return Slice.of(rows, limit);
    }

    /// Changes a key's name or limit.
    ///
    /// @throws ProblemException 404 when there is none with this number
    ApiKey change(long id, ApiKeyChange change) {
        var changed = database.run(db -> store.update(db, id, change))
                .orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
        cache.clear();
        return changed;
    }

    /// Revokes a key: this server refuses it at once, every other within a second. Once more does no harm.
    ///
    /// @throws ProblemException 404 when there is none with this number
    void revoke(long id) {
        if (!database.<Boolean>run(db -> store.revoke(db, id))) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        cache.clear();
    }

    /// Whose key this is; empty when it is unknown or revoked.
    Optional<Caller.Client> callerOf(String key) {
        return cache.callerOf(KeyHash.of(key));
    }

    /// How many keys there are, revoked ones too.
    public long count() {
        return database.run(store::count);
    }

    private static Work<IssuedApiKey> insertion(ApiKeyStore store, @Nullable String name, @Nullable Integer rateLimit) {
        var key = KeyText.random(PREFIX);
        var prefix = key.substring(0, SHOWN_CHARACTERS);
        return db -> {
            var made = store.insert(db, KeyHash.of(key), prefix, name, rateLimit);
            return new IssuedApiKey(key, made.name(), made.id(), made.prefix(), made.createdAt(), made.rateLimit());
        };
    }

    private Optional<Caller.Client> lookUp(KeyHash hash) {
        var active = database.run(db -> store.active(db, hash));
        active.filter(ApiKeyStore.Active::useIsNews)
                .ifPresent(key -> noteUse(key.client().keyId()));
        return active.map(ApiKeyStore.Active::client);
    }

    /// The last use is noted once a minute, beside the request.
    private void noteUse(long id) {
        Thread.ofVirtual().name("key-use").start(() -> {
            try {
                database.run(db -> {
                    store.used(db, id);
                    return id;
                });
            } catch (RuntimeException databaseIsAway) {
                // The next look-up notes it.
            }
        });
    }
}
