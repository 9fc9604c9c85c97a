package dev.mockbank.server.access;

import com.github.benmanes.caffeine.cache.AsyncCacheLoader;
import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.mockbank.server.access.KeyLookUps.Answer;
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

/// Remembers for less than a second whose key it is. A key in use is looked up again in the background, so that its
/// requests never wait for that; requests of one key share a look-up.
///
/// No request is answered with what was asked for more than [#FORGOTTEN_AFTER] before it came, or before a change of a
/// key on this server: so a key that was revoked is refused at once here, and within a second by every other server.
///
/// Keys that were never seen here wait for each other: they are asked for together, [#STRANGERS_PAUSE] apart. However
/// many of them a stranger makes up, the database has a few dozen small queries a second, and keys in use do not
/// notice.
final class KeyCache implements AutoCloseable {

    private static final Duration LOOKED_UP_AGAIN_AFTER = Duration.ofMillis(300);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMillis(800);
    private static final int MAX_KEPT = 10_000;

    static final Duration STRANGERS_PAUSE = Duration.ofMillis(20);

    /// How many keys are no strangers. About 20 MB if there are so many.
    private static final int MAX_SEEN = 100_000;

    private static final Duration SEEN_WITHIN = Duration.ofHours(24);

    /// How long a request waits for a look-up.
    private static final Duration WAIT_BOUND = Duration.ofSeconds(5);

    private static final int RETRY_AFTER_SECONDS = 2;

    private final KeyLookUps lookUps;
    private final KeyLookUps strangersLookUps;
    private final Cache<KeyHash, Boolean> seen = Caffeine.newBuilder()
            .maximumSize(MAX_SEEN)
            .expireAfterAccess(SEEN_WITHIN)
            .build();
    private final AsyncLoadingCache<KeyHash, Answer> answers;
    private volatile long changedAtNanos = System.nanoTime();

    /// @param query asks the database for those of the keys that are active
    KeyCache(Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query) {
        this.lookUps = new KeyLookUps("key-look-ups", Duration.ZERO, query);
        this.strangersLookUps = new KeyLookUps("unknown-key-look-ups", STRANGERS_PAUSE, query);
        this.answers = Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .refreshAfterWrite(LOOKED_UP_AGAIN_AFTER)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .buildAsync(new Loader());
    }

    /// Whose key this is.
    ///
    /// @throws ProblemException 503 when that is not known and the database is away or slow
    Optional<Caller.Client> callerOf(KeyHash hash) {
        long oldestNanos = oldestAskedAtNanos();
        while (true) {
            var flight = answers.get(hash);
            var answer = await(flight);
            if (answer.failure().isPresent()) {
                answers.asMap().remove(hash, flight);
                throw answer.failure().get();
            }
            if (answer.askedAtNanos() - oldestNanos >= 0) {
                return answer.client();
            }
            // The next one was asked for after this request came: there is no third.
            answers.asMap().remove(hash, flight);
        }
    }

    /// Tells that a key is about to be used for the first time: it is no stranger.
    void expect(KeyHash hash) {
        seen.put(hash, true);
    }

    /// Forgets all keys, because one was changed.
    void clear() {
        changedAtNanos = System.nanoTime();
        answers.synchronous().invalidateAll();
    }

    @Override
    public void close() {
        lookUps.close();
        strangersLookUps.close();
    }

    private long oldestAskedAtNanos() {
        long forgottenNanos = System.nanoTime() - FORGOTTEN_AFTER.toNanos();
        long changed = changedAtNanos;
        return forgottenNanos - changed > 0 ? forgottenNanos : changed;
    }

    private CompletableFuture<Answer> lookUp(KeyHash hash) {
        boolean known = seen.getIfPresent(hash) != null;
        return (known ? lookUps : strangersLookUps).ask(hash).thenApply(answer -> noted(hash, answer));
    }

    private Answer noted(KeyHash hash, Answer answer) {
        if (answer.client().isPresent()) {
            seen.put(hash, true);
        } else if (answer.failure().isEmpty()) {
            seen.invalidate(hash);
        }
        return answer;
    }

    private static Answer await(CompletableFuture<Answer> flight) {
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
            throw new IllegalStateException("A look-up answers in every case", e);
        }
    }

    private final class Loader implements AsyncCacheLoader<KeyHash, Answer> {

        @Override
        public CompletableFuture<Answer> asyncLoad(KeyHash hash, Executor unused) {
            return lookUp(hash);
        }

        /// While the database is away, what is known stays until it runs out; then a request asks the database itself
        /// and says what is wrong.
        @Override
        public CompletableFuture<Answer> asyncReload(KeyHash hash, Answer known, Executor unused) {
            return lookUp(hash).thenApply(answer -> answer.failure().isPresent() ? known : answer);
        }
    }
}
