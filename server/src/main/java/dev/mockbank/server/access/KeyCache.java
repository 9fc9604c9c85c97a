package dev.mockbank.server.access;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mockbank.server.access.KeyLookUps.Result;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// Caches the callers of keys for less than a second. An entry in use is refreshed in the background, so that its
/// requests never wait for that; concurrent requests with one key share a look-up.
///
/// No request uses a result that was queried more than [#MAX_AGE] before it, or before the last change of a
/// key on this server: so a revoked key is refused at once here, and within a second by every other server.
///
/// Keys that this server has never seen are looked up in batches, [#UNKNOWN_KEYS_PAUSE] apart. However many keys a
/// client invents, the database gets a few dozen small queries a second, and keys in use are not affected.
final class KeyCache implements AutoCloseable {

    private static final Duration LOOKED_UP_AGAIN_AFTER = Duration.ofMillis(300);
    private static final Duration MAX_AGE = Duration.ofMillis(800);
    private static final int MAX_KEPT = 10_000;

    static final Duration UNKNOWN_KEYS_PAUSE = Duration.ofMillis(20);

    /// How many known keys are remembered; about 20 MB when full.
    private static final int MAX_SEEN = 100_000;

    private static final Duration SEEN_WITHIN = Duration.ofHours(24);

    /// How long a request waits for a look-up.
    private static final Duration WAIT_BOUND = Duration.ofSeconds(5);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final KeyLookUps lookUps;
    private final KeyLookUps unknownKeyLookUps;
    private final Cache<KeyHash, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(MAX_SEEN)
            .expireAfterAccess(SEEN_WITHIN)
            .build();
    private final AsyncLoadingCache<KeyHash, Result> results;
    private volatile long changedAtNanos = System.nanoTime();

    /// @param query finds those of the keys that are active
    KeyCache(Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query) {
        this.lookUps = new KeyLookUps("key-look-ups", Duration.ZERO, query);
        this.unknownKeyLookUps = new KeyLookUps("unknown-key-look-ups", UNKNOWN_KEYS_PAUSE, query);
        this.results = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .refreshAfterWrite(LOOKED_UP_AGAIN_AFTER)
                .expireAfterWrite(MAX_AGE)
                .buildAsync(new Loader());
    }

    /// The caller with this key; empty when the key is unknown or revoked.
    ///
    /// @throws ProblemException 503 when it is not cached and the database is unreachable or slow
    Optional<Caller.Client> callerOf(KeyHash hash) {
        long oldestNanos = oldestAskedAtNanos();
        while (true) {
            var flight = results.get(hash);
            var result = await(flight);
            if (result.failure().isPresent()) {
                results.asMap().remove(hash, flight);
                throw result.failure().get();
            }
            if (result.askedAtNanos() - oldestNanos >= 0) {
                return result.client();
            }
            // The next look-up begins after this request arrived, so a third is never needed.
            results.asMap().remove(hash, flight);
        }
    }

    /// Marks a new key as known, before its first use.
    void expect(KeyHash hash) {
        seen.put(hash, true);
    }

    /// Discards all entries, because a key was changed.
    void clear() {
        changedAtNanos = System.nanoTime();
        results.synchronous().invalidateAll();
    }

    @Override
    public void close() {
        lookUps.close();
        unknownKeyLookUps.close();
    }

    private long oldestAskedAtNanos() {
        long expiredNanos = System.nanoTime() - MAX_AGE.toNanos();
        long changed = changedAtNanos;
        return expiredNanos - changed > 0 ? expiredNanos : changed;
    }

    private CompletableFuture<Result> lookUp(KeyHash hash) {
        boolean known = seen.getIfPresent(hash) != null;
        return (known ? lookUps : unknownKeyLookUps).ask(hash).thenApply(result -> noted(hash, result));
    }

    private Result noted(KeyHash hash, Result result) {
        if (result.client().isPresent()) {
            seen.put(hash, true);
        } else if (result.failure().isEmpty()) {
            seen.invalidate(hash);
        }
        return result;
    }

    private static Result await(CompletableFuture<Result> flight) {
        try {
            return flight.get(WAIT_BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw ProblemException.unavailable(
                    "The database does not answer at the moment; send the request again in a few seconds",
                    RETRY_AFTER_SECONDS,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The wait for the look-up of a key was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A look-up never completes exceptionally", e);
        }
    }

    private final class Loader implements AsyncCacheLoader<KeyHash, Result> {

        @Override
        public CompletableFuture<Result> asyncLoad(KeyHash hash, Executor unused) {
            return lookUp(hash);
        }

        /// While the database is unreachable, entries stay until they expire; then a request queries the database
        /// itself and reports the failure.
        @Override
        public CompletableFuture<Result> asyncReload(KeyHash hash, Result known, Executor unused) {
            return lookUp(hash).thenApply(result -> result.failure().isPresent() ? known : result);
        }
    }
}
