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
import dev.mockbank.shared.NewApiKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The API keys. A key is shown once, when it is made; only its hash is kept.
public final class ApiKeys implements AutoCloseable {

    static final String NOT_FOUND = "API key not found";

    /// What is said of a sandbox that there is not.
    public static final String NO_SANDBOX = "Sandbox not found";

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

    /// Creates a key, once for all requests with this claim.
    ///
    /// @param claim null when the request may not be repeated
    /// @throws ProblemException 404 when there is no such sandbox
    Replayable<IssuedApiKey> create(NewApiKey key, @Nullable Claim claim) {
        var issued = claims.once(null, claim, IssuedApiKey.class, issue(key));
        expect(issued.value().key());
        return issued;
    }

    /// A key is about to be used that was made just now.
    public void expect(String key) {
        cache.expect(KeyHash.of(key));
    }

    /// Keys were deleted with their sandbox: this server refuses them at once.
    public void deleted() {
        cache.clear();
    }

    /// The faults of a sandbox were changed: the next requests on this server see them.
    public void faultsChanged() {
        cache.clear();
    }

    /// Makes a key in the database itself, beside the servers that may run on it.
    ///
    /// @throws ProblemException 404 when there is no such sandbox
    public static IssuedApiKey create(Database database, NewApiKey key) {
        return database.run(issue(key));
    }

    /// At most `limit` keys after an id, including revoked ones.
    Slice<ApiKey> page(long afterId, int limit) {
        var rows = database.run(db -> store.page(db, afterId, limit + 1));
        return Slice.of(rows, limit);
    }

    /// Changes a key's name or limit.
    ///
    /// @throws ProblemException 404 when there is none with this number
    ApiKey change(long id, ApiKeyChange change) {
        try {
            return database.run(db -> store.update(db, id, change))
                    .orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
        } finally {
            // Even if the database's reply was lost: the change may have been made.
            cache.clear();
        }
    }

    /// Revokes a key: this server refuses it at once, every other within a second. Idempotent.
    ///
    /// @throws ProblemException 404 when there is none with this number
    void revoke(long id) {
        try {
            if (!database.<Boolean>run(db -> store.revoke(db, id))) {
                throw ProblemException.notFound(NOT_FOUND);
            }
        } finally {
            cache.clear();
        }
    }

    /// The caller with this key; empty when the key is unknown or revoked.
    Optional<Caller.Client> callerOf(String key) {
        return cache.callerOf(KeyHash.of(key));
    }

    /// The number of keys, including revoked ones.
    public long count() {
        return database.run(store::count);
    }

    /// Makes a key as a part of something else.
    ///
    /// @throws ProblemException 404 when there is no such sandbox
    public static Work<IssuedApiKey> issue(NewApiKey wanted) {
        var store = new ApiKeyStore();
        var key = KeyText.random(PREFIX);
        var prefix = key.substring(0, SHOWN_CHARACTERS);
        return db -> {
            var made = store.insert(db, KeyHash.of(key), prefix, wanted)
                    .orElseThrow(() -> ProblemException.notFound(NO_SANDBOX));
            return new IssuedApiKey(
                    key,
                    made.name(),
                    made.id(),
                    made.prefix(),
                    made.createdAt(),
                    made.rateLimit(),
                    made.sandboxId(),
                    made.access());
        };
    }

    @Override
    public void close() {
        cache.close();
    }

    private Map<KeyHash, Caller.Client> lookUp(List<KeyHash> hashes) {
        var active = database.run(db -> store.active(db, hashes));
        var used = active.stream()
                .filter(ApiKeyStore.Active::useIsNews)
                .map(key -> key.client().keyId())
                .toList();
        if (!used.isEmpty()) {
            noteUse(used);
        }
        return active.stream().collect(Collectors.toMap(ApiKeyStore.Active::hash, ApiKeyStore.Active::client));
    }

    /// Records the last use, at most once a minute for each key, outside the requests.
    private void noteUse(List<Long> ids) {
        Thread.ofVirtual().name("key-use").start(() -> {
            try {
                database.run(db -> {
                    store.used(db, ids);
                    return ids;
                });
            } catch (RuntimeException databaseIsAway) {
                // The next look-up records it.
            }
        });
    }
}
