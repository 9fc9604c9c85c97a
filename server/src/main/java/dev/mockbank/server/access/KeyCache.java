package dev.mockbank.server.access;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Remembers for less than a second who a key belongs to. A key in use is looked up again in the background, so that
/// its
/// requests never wait for that; one that was revoked anywhere is refused here within [#FORGOTTEN_AFTER].
final class KeyCache {

    private static final Duration LOOKED_UP_AGAIN_AFTER = Duration.ofMillis(300);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMillis(800);
    private static final int KEYS = 10_000;

    private final LoadingCache<KeyHash, Optional<Caller.Client>> cache;

    /// @param lookUp asks the database; empty when the key is unknown or revoked
    KeyCache(Function<KeyHash, Optional<Caller.Client>> lookUp) {
        Executor threads = task -> Thread.ofVirtual().name("key-look-up").start(task);
        this.cache = Caffeine.newBuilder()
                .maximumSize(KEYS)
                .refreshAfterWrite(LOOKED_UP_AGAIN_AFTER)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .executor(threads)
                .build(new Loader(lookUp));
    }

    Optional<Caller.Client> callerOf(KeyHash hash) {
        return cache.get(hash);
    }

    /// Forgets all keys, because one was changed.
    void clear() {
        cache.invalidateAll();
    }

    private record Loader(Function<KeyHash, Optional<Caller.Client>> lookUp)
            implements CacheLoader<KeyHash, Optional<Caller.Client>> {

        @Override
        public Optional<Caller.Client> load(KeyHash hash) {
            return lookUp.apply(hash);
        }

        /// A key that cannot be looked up again is forgotten: the next request asks the database itself and says what
        /// is
        /// wrong.
        @Override
        public @Nullable Optional<Caller.Client> reload(KeyHash hash, Optional<Caller.Client> known) {
            try {
                return lookUp.apply(hash);
            } catch (RuntimeException databaseIsAway) {
                return null;
            }
        }
    }
}
