package dev.mockbank.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Access;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is known of keys, with a database that this test slows down, stops and counts.
@Timeout(60)
final class KeyCacheTest {

    private static final KeyHash KEY = KeyHash.of("key");
    private static final Caller.Client CLIENT = Caller.Client.named(1, null, SandboxId.MAIN, Access.WRITE, null, null);
    private static final int REQUESTS = 64;

    private final AtomicInteger queries = new AtomicInteger();
    private final AtomicBoolean active = new AtomicBoolean(true);
    private volatile CountDownLatch answered = new CountDownLatch(0);

    @Test
    void requestsOfOneKeyShareALookUp() throws Exception {
        answered = new CountDownLatch(1);
        try (var cache = new KeyCache(this::query)) {
            var requests = startAll(() -> cache.callerOf(KEY));
            awaitQueries(1);
            answered.countDown();

            assertThat(results(requests)).hasSize(REQUESTS).containsOnly(Optional.of(CLIENT));
        }
        assertThat(queries).hasValue(1);
    }

    @Test
    void aKeyInUseNeverWaitsForASlowDatabaseWhileItIsKnown() throws Exception {
        try (var cache = new KeyCache(this::query)) {
            cache.callerOf(KEY);
            answered = new CountDownLatch(1);
            // Until it is looked up again in the background.
            while (queries.get() < 2) {
                assertThat(cache.callerOf(KEY)).contains(CLIENT);
            }
            assertThat(cache.callerOf(KEY)).contains(CLIENT);
            answered.countDown();
        }
    }

    @Test
    void aKeyInUseIsLookedUpAFewTimesASecondHoweverManyRequestsItHas() throws Exception {
        try (var cache = new KeyCache(this::query)) {
            long endNanos = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            results(startAll(() -> {
                while (System.nanoTime() < endNanos) {
                    assertThat(cache.callerOf(KEY)).contains(CLIENT);
                }
                return Optional.of(CLIENT);
            }));
        }
        assertThat(queries).hasValueBetween(2, 6);
    }

    @Test
    void whoCameBeforeARevocationMayPassAndWhoComesAfterItNeverDoes() throws Exception {
        for (int round = 0; round < 50; round++) {
            active.set(true);
            var revoked = new AtomicBoolean();
            try (var cache = new KeyCache(this::query)) {
                var requests = startAll(() -> {
                    Optional<Caller.Client> last = Optional.of(CLIENT);
                    for (int more = 5; more > 0; ) {
                        boolean after = revoked.get();
                        last = cache.callerOf(KEY);
                        assertThat(after && last.isPresent()).isFalse();
                        more -= after ? 1 : 0;
                    }
                    return last;
                });
                awaitQueries(1);
                active.set(false);
                cache.clear();
                revoked.set(true);

                assertThat(results(requests)).containsOnly(Optional.empty());
            }
        }
    }

    @Test
    void anAnswerThatARevocationOvertookIsNotKept() throws Exception {
        answered = new CountDownLatch(1);
        try (var cache = new KeyCache(this::query)) {
            var before = startAll(() -> cache.callerOf(KEY));
            awaitQueries(1);
            active.set(false);
            cache.clear();
            var after = startAll(() -> cache.callerOf(KEY));
            answered.countDown();

            assertThat(results(after)).containsOnly(Optional.empty());
            results(before);
        }
    }

    @Test
    void aRequestIsNotAnsweredWithWhatWasAskedLongBeforeItCame() throws Exception {
        answered = new CountDownLatch(1);
        try (var cache = new KeyCache(this::query)) {
            var early = Executors.newVirtualThreadPerTaskExecutor().submit(() -> cache.callerOf(KEY));
            awaitQueries(1);
            // The query has seen the key, and is still under way when another server revokes it.
            active.set(false);
            Thread.sleep(Duration.ofMillis(900));
            var late = startAll(() -> cache.callerOf(KEY));
            answered.countDown();

            assertThat(early.get()).contains(CLIENT);
            assertThat(results(late)).containsOnly(Optional.empty());
        }
    }

    @Test
    void keysThatNobodyKnowsShareAFewQueries() throws Exception {
        active.set(false);
        long startNanos = System.nanoTime();
        try (var cache = new KeyCache(this::query)) {
            var number = new AtomicInteger();
            for (int round = 0; round < 10; round++) {
                results(startAll(() -> cache.callerOf(KeyHash.of("stranger" + number.incrementAndGet()))));
            }
            assertThat(number).hasValue(10 * REQUESTS);
        }
        long mostQueries = 1 + Duration.ofNanos(System.nanoTime() - startNanos).dividedBy(KeyCache.UNKNOWN_KEYS_PAUSE);
        assertThat(queries.get()).isLessThanOrEqualTo((int) mostQueries);
    }

    @Test
    void keysInUseDoNotWaitBehindStrangers() throws Exception {
        var strangersAnswered = new CountDownLatch(1);
        Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query = hashes -> {
            if (!hashes.contains(KEY)) {
                await(strangersAnswered);
            }
            return hashes.contains(KEY) ? Map.of(KEY, CLIENT) : Map.of();
        };
        try (var cache = new KeyCache(query)) {
            cache.expect(KEY);
            var strangers = startAll(() -> cache.callerOf(KeyHash.of("stranger")));

            assertThat(cache.callerOf(KEY)).contains(CLIENT);

            strangersAnswered.countDown();
            assertThat(results(strangers)).containsOnly(Optional.empty());
        }
    }

    @Test
    void whatTheDatabaseRefusesReachesAllWhoWaitAndTheNextRequestAsksAnew() throws Exception {
        var away = new AtomicBoolean(true);
        Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query = hashes -> {
            if (away.get()) {
                throw ProblemException.unavailable("away", 2);
            }
            return query(hashes);
        };
        try (var cache = new KeyCache(query)) {
            for (var request : startAll(() -> cache.callerOf(KEY))) {
                assertThatThrownBy(request::get).hasCauseInstanceOf(ProblemException.class);
            }
            away.set(false);

            assertThat(cache.callerOf(KEY)).contains(CLIENT);
        }
    }

    private Map<KeyHash, Caller.Client> query(List<KeyHash> hashes) {
        boolean known = active.get();
        queries.incrementAndGet();
        await(answered);
        return known && hashes.contains(KEY) ? Map.of(KEY, CLIENT) : Map.of();
    }

    private static List<Future<Optional<Caller.Client>>> startAll(Callable<Optional<Caller.Client>> request) {
        var requests = new ArrayList<Future<Optional<Caller.Client>>>();
        // Not closed: whoever starts them also waits for them.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        IntStream.range(0, REQUESTS).forEach(_ -> requests.add(threads.submit(request)));
        return requests;
    }

    private static List<Optional<Caller.Client>> results(List<Future<Optional<Caller.Client>>> requests)
            throws Exception {
        var results = new ArrayList<Optional<Caller.Client>>();
        for (var request : requests) {
            results.add(request.get());
        }
        return results;
    }

    private void awaitQueries(int count) {
        while (queries.get() < count) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
