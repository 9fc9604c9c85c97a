package dev.mockbank.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class KeyCacheTest {

    private static final KeyHash KEY = KeyHash.of("key");
    private static final Optional<Caller.Client> ACTIVE = Optional.of(new Caller.Client(1, null));

    @Test
    void anAnswerThatARevocationOvertookIsNotKept() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var revoked = new CountDownLatch(1);
        var isActive = new AtomicBoolean(true);
        var cache = new KeyCache(_ -> {
            var answer = isActive.get() ? ACTIVE : Optional.<Caller.Client>empty();
            asked.countDown();
            await(revoked);
            return answer;
        });
        var request =
                Thread.ofVirtual().start(() -> assertThat(cache.callerOf(KEY)).isPresent());
        asked.await();

        isActive.set(false);
        cache.clear();
        revoked.countDown();
        request.join();

        assertThat(cache.callerOf(KEY)).isEmpty();
    }

    @Test
    void theDatabaseIsAskedOnceForManyRequests() {
        var asked = new AtomicInteger();
        var cache = new KeyCache(_ -> {
            asked.incrementAndGet();
            return ACTIVE;
        });

        for (int i = 0; i < 100; i++) {
            assertThat(cache.callerOf(KEY)).isEqualTo(ACTIVE);
        }

        assertThat(asked.get()).isLessThanOrEqualTo(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
