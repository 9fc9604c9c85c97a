package dev.mockbank.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// Remembers for less than a second who a key belongs to. A key in use is looked up again in the background, so that
/// its requests never wait for that; one that was revoked on any server is refused here within [#FORGOTTEN_AFTER].
final class KeyCache {

    private static final Duration LOOKED_UP_AGAIN_AFTER = Duration.ofMillis(300);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMillis(800);
    private static final int KEYS = 10_000;

    private final Function<KeyHash, Optional<Caller.Client>> lookUp;
    private final Cache<KeyHash, Known> cache = Caffeine.newBuilder()
            .maximumSize(KEYS)
            .expireAfterWrite(FORGOTTEN_AFTER)
            .build();

    /// Rises with each change of a key here; what was asked for before it no longer counts, even if the answer comes
    /// after.
    private final AtomicLong generation = new AtomicLong();

    /// What is known of a key since the instant at which the database was asked.
    private record Known(Optional<Caller.Client> client, long generation, long askedAtNanos, AtomicBoolean askedAgain) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - askedAtNanos > age.toNanos();
        }
    }

    /// @param lookUp asks the database; empty when the key is unknown or revoked
    KeyCache(Function<KeyHash, Optional<Caller.Client>> lookUp) {
        this.lookUp = lookUp;
    }

    /// Whose key this is.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when that is not known and the database is away
    Optional<Caller.Client> callerOf(KeyHash hash) {
        var known = cache.getIfPresent(hash);
        if (known == null || known.generation() != generation.get() || known.isOlderThan(FORGOTTEN_AFTER)) {
            return ask(hash).client();
        }
        if (known.isOlderThan(LOOKED_UP_AGAIN_AFTER) && known.askedAgain().compareAndSet(false, true)) {
            Thread.ofVirtual().name("key-look-up").start(() -> askAgain(hash));
        }
        return known.client();
    }

    /// Forgets all keys, because one was changed.
    void clear() {
        generation.incrementAndGet();
        cache.invalidateAll();
    }

    private Known ask(KeyHash hash) {
        long asked = generation.get();
        long now = System.nanoTime();
        var known = new Known(lookUp.apply(hash), asked, now, new AtomicBoolean());
        cache.put(hash, known);
        return known;
    }

    private void askAgain(KeyHash hash) {
        try {
            ask(hash);
        } catch (RuntimeException databaseIsAway) {
            // What is known runs out soon; then a request asks the database itself and says what is wrong.
        }
    }
}
