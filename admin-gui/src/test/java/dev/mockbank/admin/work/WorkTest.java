package dev.mockbank.admin.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The door to background work, with a plain thread in place of the window's.
class WorkTest {

    private final PlainWindow window = new PlainWindow();
    private final Work work = window.work();
    private final BlockingQueue<Object> shown = new ArrayBlockingQueue<>(100);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void runsInTheBackgroundAndShowsTheResultInTheWindow() throws InterruptedException {
        work.run(
                () -> Thread.currentThread().isVirtual(),
                virtual -> shown.add(virtual + " " + Thread.currentThread().getName()),
                shown::add);

        assertThat(next()).isEqualTo("true window");
    }

    @Test
    void tellsWhatWentWrong() throws InterruptedException {
        work.run(
                () -> {
                    throw new IllegalStateException("no");
                },
                () -> shown.add("done"),
                thrown -> shown.add(String.valueOf(thrown.getMessage())));

        assertThat(next()).isEqualTo("no");
    }

    @Test
    void aCancelledJobIsInterruptedAndNeverHeardOf() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        var job = work.run(
                () -> {
                    begun.countDown();
                    try {
                        Thread.sleep(Duration.ofMinutes(1));
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                    }
                },
                () -> shown.add("done"),
                shown::add);
        begun.await();

        job.cancel();

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(shown.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void refusesMoreThanItCanHold() throws InterruptedException {
        var end = new CountDownLatch(1);
        for (int i = 0; i < Work.MAX_JOBS; i++) {
            work.run(end::await, () -> {}, shown::add);
        }

        work.run(() -> true, shown::add, thrown -> shown.add(thrown.getClass()));

        assertThat(next()).isEqualTo(RejectedExecutionException.class);
        end.countDown();
    }

    @Test
    void repeatsUntilItIsCancelledAlsoAfterAFailure() throws InterruptedException {
        var turns = new AtomicInteger();
        var job = work.every(
                Duration.ofMillis(1),
                () -> {
                    int turn = turns.incrementAndGet();
                    if (turn == 2) {
                        throw new IllegalStateException("second");
                    }
                    return turn;
                },
                shown::add,
                thrown -> shown.add(String.valueOf(thrown.getMessage())));

        assertThat(next()).isEqualTo(1);
        assertThat(next()).isEqualTo("second");
        assertThat(next()).isEqualTo(3);
        job.cancel();
    }

    @Test
    void comesAfterAPauseAlsoWhileNobodyLooks() throws InterruptedException {
        work.rest(true);
        long begunNanos = System.nanoTime();

        work.after(Duration.ofMillis(50), () -> shown.add(System.nanoTime() - begunNanos), shown::add);
        work.after(Duration.ofMinutes(1), () -> shown.add("late"), shown::add).cancel();

        assertThat((long) next()).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(shown).isEmpty();
    }

    private Object next() throws InterruptedException {
        var next = shown.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing came" : next;
    }
}
