package dev.mockbank.server.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Work in the background: when it is done, and what it survives.
@Timeout(60)
final class BackgroundTaskTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Logger logger = Logger.getLogger("mockbank.background");
    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Handler recorder = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final Semaphore steps = new Semaphore(0);

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
        logger.addHandler(recorder);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(recorder);
        logger.setUseParentHandlers(true);
    }

    @Test
    void beginsAtOnceAndGoesOnAsItsStepsSay() throws InterruptedException {
        try (var _ = start(NEVER, () -> counted(Duration.ZERO))) {
            await(5);
        }
    }

    @Test
    void isWoken() throws InterruptedException {
        try (var task = start(SHORT, () -> counted(BackgroundTask.UNTIL_WOKEN))) {
            await(1);
            task.wake();
            await(1);
            task.wake();
            await(1);
        }
        assertThat(steps.availablePermits()).isZero();
    }

    @Test
    void doesOneMoreStepForWhoWakesItInTheMiddleOfOne() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var woken = new CountDownLatch(1);
        BackgroundTask.Step step = () -> {
            begun.countDown();
            woken.await();
            return counted(BackgroundTask.UNTIL_WOKEN);
        };
        try (var task = start(SHORT, step)) {
            begun.await();
            task.wake();
            task.wake();
            woken.countDown();
            await(2);
        }
        assertThat(steps.availablePermits()).isZero();
    }

    @Test
    void isNotWokenMoreOftenThanOncePerPeriod() throws InterruptedException {
        try (var task = start(NEVER, () -> counted(BackgroundTask.UNTIL_WOKEN))) {
            await(1);
            task.wake();
            assertThat(steps.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    @Test
    void survivesWhatGoesWrongAndTellsEachKindOnce() throws InterruptedException {
        var attempt = new AtomicInteger();
        BackgroundTask.Step step = () -> {
            int number = attempt.incrementAndGet();
            counted(SHORT);
            if (number <= 3) {
                throw new IllegalStateException("no file");
            }
            if (number <= 6) {
                throw new StackOverflowError();
            }
            return SHORT;
        };
        try (var _ = start(SHORT, step)) {
            await(8);
        }
        assertThat(log).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.WARNING, Level.INFO);
        assertThat(log.getFirst().getMessage()).isEqualTo("Nothing was tested; the next attempt is in 0.001 s.");
        assertThat(log.getFirst().getThrown()).hasMessage("no file");
        assertThat(log.get(1).getThrown()).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void stopsTellingFailuresOfWhichEachIsDifferent() throws InterruptedException {
        var attempt = new AtomicInteger();
        BackgroundTask.Step step = () -> {
            counted(SHORT);
            throw new IllegalStateException("number " + attempt.incrementAndGet());
        };
        try (var _ = start(SHORT, step)) {
            await(50);
        }
        assertThat(log).hasSize(8);
    }

    @Test
    void endsWhileItWaits() throws InterruptedException {
        var task = start(NEVER, () -> counted(NEVER));
        await(1);
        long startNanos = System.nanoTime();
        task.close();
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(5));
        assertThat(log).isEmpty();
    }

    @Test
    void leavesAStepThatDoesNotEndAloneAfterABound() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        BackgroundTask.Step step = () -> {
            counted(NEVER);
            try {
                Thread.sleep(NEVER);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return NEVER;
        };
        var task = start(NEVER, step);
        await(1);
        task.close();
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(log).singleElement().extracting(LogRecord::getLevel).isEqualTo(Level.WARNING);
    }

    @Test
    void endsTheProcessThatIsOutOfMemory() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-Xmx32m", "-cp", System.getProperty("java.class.path"), OutOfMemory.class.getName())
                .inheritIO()
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(BackgroundTask.EXIT_OUT_OF_MEMORY);
        } finally {
            process.destroyForcibly();
        }
    }

    private static BackgroundTask start(Duration period, BackgroundTask.Step step) {
        return BackgroundTask.start("test", "Nothing was tested", period, step);
    }

    private Duration counted(Duration pause) {
        steps.release();
        return pause;
    }

    private void await(int count) throws InterruptedException {
        assertThat(steps.tryAcquire(count, 20, TimeUnit.SECONDS)).isTrue();
    }
}
