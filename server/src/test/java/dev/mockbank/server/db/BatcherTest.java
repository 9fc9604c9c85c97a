package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class BatcherTest {

    private static final int REQUESTS = 5_000;
    private static final long SOMEBODY = 1;
    private static final long SOMEBODY_ELSE = 2;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// What each batch had; the statement answers when it is let go on.
    private final LinkedBlockingQueue<List<Integer>> batches = new LinkedBlockingQueue<>();

    private final LinkedBlockingQueue<Boolean> goOn = new LinkedBlockingQueue<>();

    @Test
    void everyRequestGetsItsOwnAnswerFromBatchesThatNeverOverlap() throws Exception {
        var underWay = new AtomicBoolean();
        var batcher = batcher(new Batcher.Bounds(REQUESTS, REQUESTS, 50), requests -> {
            assertThat(underWay.getAndSet(true))
                    .as("another batch is under way")
                    .isFalse();
            assertThat(requests).isNotEmpty().hasSizeLessThanOrEqualTo(50);
            batches.add(requests);
            Thread.onSpinWait();
            underWay.set(false);
            return requests.stream().map(request -> -request).toList();
        });

        var calls = IntStream.range(1, REQUESTS)
                .<Callable<Integer>>mapToObj(i -> () -> batcher.call(i % 7, i) + i)
                .toList();
        for (var answer : threads.invokeAll(calls)) {
            assertThat(answer.get()).isZero();
        }

        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(REQUESTS - 1);
        assertThat(batches).as("some requests have shared a batch").hasSizeLessThan(REQUESTS - 1);
    }

    @Test
    void whatComesWhileABatchIsUnderWaySharesTheNextOne() throws Exception {
        var batcher = heldUp(new Batcher.Bounds(100, 100, 100));

        var first = threads.submit(() -> batcher.call(SOMEBODY, 1));
        assertThat(batches.take()).containsExactly(1);
        var others = submit(batcher, SOMEBODY, List.of(2, 3, 4));
        goOn.add(true);

        assertThat(batches.take()).containsExactlyInAnyOrder(2, 3, 4);
        goOn.add(true);
        assertThat(first.get()).isEqualTo(1);
        for (var other : others) {
            assertThat(other.get()).isBetween(2, 4);
        }
    }

    @Test
    void aCallerWhoSendsMuchKeepsNobodyElseWaiting() throws Exception {
        var batcher = heldUp(new Batcher.Bounds(100, 100, 2));

        var held = threads.submit(() -> batcher.call(SOMEBODY, 0));
        batches.take();
        submit(batcher, SOMEBODY, List.of(1, 2, 3, 4, 5, 6));
        var other = submit(batcher, SOMEBODY_ELSE, List.of(7)).getFirst();
        goOn.add(true);

        assertThat(batches.take()).hasSize(2).contains(7);
        for (int i = 0; i < 4; i++) {
            goOn.add(true);
        }
        assertThat(other.get()).isEqualTo(7);
        assertThat(held.get()).isZero();
    }

    @Test
    void aBatchThatFailsFailsOnlyThoseInIt() throws Exception {
        var batcher = batcher(new Batcher.Bounds(REQUESTS, REQUESTS, 1), requests -> {
            if (requests.getFirst() % 2 == 0) {
                throw new IllegalArgumentException("even " + requests.getFirst());
            }
            return requests;
        });

        var calls = IntStream.range(0, 500)
                .<Callable<Integer>>mapToObj(i -> () -> batcher.call(SOMEBODY, i))
                .toList();
        var answers = threads.invokeAll(calls);
        for (int i = 0; i < answers.size(); i++) {
            var answer = answers.get(i);
            if (i % 2 == 1) {
                assertThat(answer.get()).isEqualTo(i);
            } else {
                assertThatThrownBy(answer::get).hasRootCauseMessage("even " + i);
            }
        }
    }

    @Test
    void anErrorLeavesNobodyWaiting() {
        var batcher = batcher(new Batcher.Bounds(1, 1, 1), _ -> {
            throw new AssertionError("out of something");
        });

        assertThatThrownBy(() -> batcher.call(SOMEBODY, 1)).hasMessageContaining("broke off");
    }

    @Test
    void anErrorFailsItsBatchAndNotTheNextOnes() throws Exception {
        var batcher = batcher(new Batcher.Bounds(10, 10, 1), requests -> {
            batches.add(requests);
            goOn.poll(10, TimeUnit.SECONDS);
            if (requests.contains(1)) {
                throw new AssertionError("out of something");
            }
            return requests;
        });

        var failing = threads.submit(() -> batcher.call(SOMEBODY, 1));
        batches.take();
        var next = submit(batcher, SOMEBODY, List.of(2)).getFirst();
        goOn.add(true);
        goOn.add(true);

        assertThatThrownBy(failing::get).hasStackTraceContaining("out of something");
        assertThat(next.get()).isEqualTo(2);
    }

    @Test
    void beyondABoundRequestsAreRefusedAndThoseThatWaitAreServed() throws Exception {
        var batcher = heldUp(new Batcher.Bounds(5, 3, 5));

        var served = new ArrayList<Future<Integer>>();
        served.add(threads.submit(() -> batcher.call(SOMEBODY, 1)));
        batches.take();
        served.addAll(submit(batcher, SOMEBODY, List.of(2, 3, 4)));
        assertThatThrownBy(() -> batcher.call(SOMEBODY, 9))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("API key");
        served.addAll(submit(batcher, SOMEBODY_ELSE, List.of(5, 6)));
        assertThatThrownBy(() -> batcher.call(3, 9)).isInstanceOf(ProblemException.class);
        goOn.add(true);
        goOn.add(true);

        for (var answer : served) {
            assertThat(answer.get()).isBetween(1, 6);
        }
    }

    @Test
    void anInterruptOfOneRequestReachesNeitherTheStatementNorTheOthers() throws Exception {
        var interrupted = new AtomicBoolean();
        var started = new CountDownLatch(1);
        var batcher = batcher(new Batcher.Bounds(10, 10, 10), requests -> {
            started.countDown();
            goOn.poll(10, TimeUnit.SECONDS);
            interrupted.set(Thread.currentThread().isInterrupted());
            return requests;
        });

        var answer = new LinkedBlockingQueue<Integer>();
        var request = Thread.ofVirtual().start(() -> answer.add(batcher.call(SOMEBODY, 1)));
        started.await();
        request.interrupt();
        goOn.add(true);

        assertThat(answer.take()).isEqualTo(1);
        assertThat(interrupted).isFalse();
    }

    @FunctionalInterface
    private interface Statement {

        List<Integer> run(List<Integer> requests) throws InterruptedException;
    }

    private static Batcher<Integer, Integer> batcher(Batcher.Bounds bounds, Statement statement) {
        return new Batcher<>(bounds, _ -> 1, requests -> {
            try {
                return statement.run(requests);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// One whose batches show what they have, and wait.
    private Batcher<Integer, Integer> heldUp(Batcher.Bounds bounds) {
        return batcher(bounds, requests -> {
            batches.add(requests);
            goOn.take();
            return requests;
        });
    }

    /// Returns when all of them wait.
    private List<Future<Integer>> submit(Batcher<Integer, Integer> batcher, long caller, List<Integer> requests) {
        int before = batcher.waiting();
        var futures = requests.stream()
                .map(request -> threads.submit(() -> batcher.call(caller, request)))
                .toList();
        while (batcher.waiting() < before + requests.size()) {
            Thread.onSpinWait();
        }
        return futures;
    }
}
