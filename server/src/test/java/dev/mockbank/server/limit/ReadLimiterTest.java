package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reads that begin when their key may read, and end when the test says.
final class ReadLimiterTest {

    private static final int BOUND_SECONDS = 10;
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LinkedBlockingQueue<Read> begun = new LinkedBlockingQueue<>();
    private final AtomicLong time = new AtomicLong();
    private final List<Read> all = new CopyOnWriteArrayList<>();

    private static final class Read {

        private final long keyId;
        private final int number;
        private final CountDownLatch end = new CountDownLatch(1);
        private final CompletableFuture<Integer> result = new CompletableFuture<>();

        Read(long keyId, int number) {
            this.keyId = keyId;
            this.number = number;
        }
    }

    @AfterEach
    void stop() {
        all.forEach(read -> read.end.countDown());
        threads.close();
    }

    @Test
    void oneKeyLeavesReadsToOthers() throws Exception {
        var limiter = new ReadLimiter(4, 100, LONG, time::get);
        beginAll(limiter, 10);
        var first = List.of(awaitBegun(), awaitBegun());
        awaitWaiting(limiter, 8);

        begin(limiter, 2, 0);

        assertThat(awaitBegun().keyId).isEqualTo(2);
        assertThat(begun).isEmpty();
        first.getFirst().end.countDown();
        assertThat(awaitBegun().keyId).isEqualTo(1);
    }

    @Test
    void aKeyWhoseReadsAreQuickGetsAllThatIsFree() throws Exception {
        var limiter = new ReadLimiter(4, 100, LONG, time::get);
        beginAll(limiter, 20);
        var underWay = new ArrayDeque<>(List.of(awaitBegun(), awaitBegun()));
        awaitWaiting(limiter, 18);

        underWay.remove().end.countDown();
        underWay.add(awaitBegun());
        underWay.add(awaitBegun());
        underWay.remove().end.countDown();
        underWay.add(awaitBegun());
        underWay.add(awaitBegun());
        assertThat(underWay).hasSize(4);
        underWay.remove().end.countDown();
        underWay.add(awaitBegun());

        assertThat(limiter.waiting()).isEqualTo(13);
        assertThat(begun).isEmpty();
    }

    @Test
    void aKeyWhoseReadsBecomeSlowGetsFewAgain() throws Exception {
        var limiter = new ReadLimiter(4, 100, LONG, time::get);
        beginAll(limiter, 20);
        for (int quick = 0; quick < 4; quick++) {
            awaitBegun().end.countDown();
        }
        var slow = List.of(awaitBegun(), awaitBegun(), awaitBegun(), awaitBegun());
        awaitWaiting(limiter, 12);

        time.addAndGet(Duration.ofMillis(51).toNanos());
        slow.get(0).end.countDown();
        slow.get(1).end.countDown();
        slow.get(1).result.get(BOUND_SECONDS, TimeUnit.SECONDS);
        slow.get(0).result.get(BOUND_SECONDS, TimeUnit.SECONDS);
        assertThat(limiter.waiting()).isEqualTo(12);
        slow.get(2).end.countDown();

        awaitBegun();
        assertThat(limiter.waiting()).isEqualTo(11);
    }

    @Test
    void theReadsOfAKeyBeginInTheirOrder() throws Exception {
        var limiter = new ReadLimiter(1, 100, LONG, time::get);
        for (int number = 0; number < 5; number++) {
            begin(limiter, 1, number);
            awaitWaiting(limiter, number);
        }
        for (int number = 0; number < 5; number++) {
            var read = awaitBegun();
            assertThat(read.number).isEqualTo(number);
            read.end.countDown();
        }
    }

    @Test
    void keysTakeTurnsHoweverMuchOneOfThemHasWaiting() throws Exception {
        var limiter = new ReadLimiter(1, 100, LONG, time::get);
        for (int number = 0; number < 5; number++) {
            begin(limiter, 1, number);
            awaitWaiting(limiter, number);
        }
        begin(limiter, 2, 0);
        awaitWaiting(limiter, 5);
        begin(limiter, 3, 0);
        awaitWaiting(limiter, 6);

        var order = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            var read = awaitBegun();
            order.add(read.keyId);
            read.end.countDown();
        }

        assertThat(order).containsExactly(1L, 1L, 2L, 3L);
    }

    @Test
    void whatIsBeyondTheQueueIsRefusedAtOnce() throws Exception {
        var limiter = new ReadLimiter(1, 2, LONG, time::get);
        begin(limiter, 1, 0);
        awaitBegun();
        begin(limiter, 1, 1);
        begin(limiter, 1, 2);
        awaitWaiting(limiter, 2);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> limiter.read(1, () -> 0))
                .satisfies(refusal -> {
                    assertThat(refusal.problem().status()).isEqualTo(429);
                    assertThat(refusal.retryAfterSeconds()).isPresent();
                });
    }

    @Test
    void whoWaitedTooLongIsRefusedAndTakesNobodysTurn() throws Exception {
        var limiter = new ReadLimiter(1, 100, Duration.ofMillis(50), time::get);
        begin(limiter, 1, 0);
        var first = awaitBegun();

        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> limiter.read(1, () -> 0));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> limiter.read(2, () -> 0));
        first.end.countDown();
        first.result.get(BOUND_SECONDS, TimeUnit.SECONDS);

        assertThat(limiter.waiting()).isZero();
        assertThat(limiter.read(2, () -> 7)).isEqualTo(7);
        assertThat(limiter.read(1, () -> 8)).isEqualTo(8);
    }

    @Test
    void aReadThatFailsMakesRoomForTheNext() {
        var limiter = new ReadLimiter(1, 100, LONG, time::get);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> limiter.read(1, () -> {
                    throw new IllegalStateException("a bug");
                }));

        assertThat(limiter.read(1, () -> 7)).isEqualTo(7);
    }

    private void beginAll(ReadLimiter limiter, int count) {
        for (int number = 0; number < count; number++) {
            begin(limiter, 1, number);
        }
    }

    private void begin(ReadLimiter limiter, long keyId, int number) {
        var read = new Read(keyId, number);
        all.add(read);
        threads.execute(() -> read.result.complete(limiter.read(keyId, () -> {
            begun.add(read);
            try {
                read.end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return number;
        })));
    }

    private Read awaitBegun() throws InterruptedException, TimeoutException {
        var read = begun.poll(BOUND_SECONDS, TimeUnit.SECONDS);
        if (read == null) {
            throw new TimeoutException("no read began");
        }
        return read;
    }

    private static void awaitWaiting(ReadLimiter limiter, int count) throws TimeoutException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        while (limiter.waiting() != count) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(count + " did not wait, but " + limiter.waiting());
            }
            Thread.onSpinWait();
        }
    }
}
