package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.LogRecords;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What happens to requests when Redis stops, hangs, comes back, or was never there. With the real bounds.
class RedisOutageTest {

    private static final String REDIS = "redis";
    private static final String ALONE = "process (redis unreachable)";

    /// The bound is 100 ms; the rest is for a busy machine.
    private static final Duration ONE_WAIT = Duration.ofMillis(400);

    private static final Duration BACK_BOUND = Duration.ofSeconds(5);

    private final LogRecords log = LogRecords.of("mockbank.limit");
    private final RedisProcess redis = RedisProcess.start();

    @SuppressWarnings("NullAway.Init")
    private RateLimiter limiter;

    /// The first connection of a process takes its time on a busy machine.
    @BeforeAll
    static void loadClasses() {
        try (RedisProcess first = RedisProcess.start();
                RateLimiter limiter = RateLimiter.inRedis(first.url())) {
            await(limiter, REDIS);
        }
    }

    @BeforeEach
    void openLimiter() {
        limiter = RateLimiter.inRedis(redis.url());
        await(REDIS);
    }

    @AfterEach
    void close() {
        limiter.close();
        redis.close();
        log.close();
    }

    @Test
    void countsInTheProcessWhileRedisIsStoppedAndInRedisWhenItIsStartedAgain() {
        limiter.take(1, 10, 1);
        redis.stop();
        assertThat(limiter.take(1, 10, 1))
                .as("a count of its own, from zero")
                .isEqualTo(new RateVerdict(true, 10, 9, 60, 0));
        assertThat(limiter.kind()).isEqualTo(ALONE);
        assertThat(limiter.take(1, 10, 1).remaining()).isEqualTo(8);
        redis.startAgain();
        long start = System.nanoTime();
        await(REDIS);
        assertThat(since(start)).isLessThan(Duration.ofSeconds(3));
        assertThat(limiter.take(1, 10, 1).remaining()).as("an empty Redis").isEqualTo(9);
        assertThat(redis.ask("EXISTS mockbank:window:1:10")).isEqualTo(":1");
        assertThat(log.warnings()).singleElement().asString().startsWith("Redis at 127.0.0.1:" + redis.port());
        assertThat(log.infos()).hasSize(2).last().asString().contains("is back");
    }

    @Test
    void noticesALossWithoutARequest() {
        redis.stop();
        await(ALONE);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void waitsOnceForARedisThatHangsAndGoesBackWhenItAnswers() {
        redis.freeze();
        assertThat(timeOf(() -> limiter.take(1, 10, 1).allowed())).isLessThan(ONE_WAIT);
        assertThat(limiter.kind()).isEqualTo(ALONE);
        long start = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            assertThat(limiter.take(2, 100_000, 1).allowed()).isTrue();
        }
        assertThat(since(start)).as("10,000 requests, none of which waits").isLessThan(Duration.ofSeconds(2));
        pause(Duration.ofMillis(2_500));
        assertThat(limiter.kind()).as("connections that open but do not answer").isEqualTo(ALONE);
        redis.thaw();
        start = System.nanoTime();
        await(REDIS);
        assertThat(since(start)).isLessThan(Duration.ofSeconds(3));
        assertThat(log.warnings()).singleElement().asString().contains("no answer within 100 ms");
        assertThat(log.infos()).hasSize(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsNobodyWaitingWhenManyThreadsMeetARedisThatHangs() throws Exception {
        redis.freeze();
        List<Duration> waits = Crowd.run(
                200, 20, () -> timeOf(() -> limiter.take(1, 1_000_000, 1).allowed()));
        redis.thaw();
        assertThat(waits).hasSize(4_000).allSatisfy(wait -> assertThat(wait).isLessThan(ONE_WAIT));
        // Each thread waits for it once; a busy machine may hold up some more.
        assertThat(waits).filteredOn(wait -> wait.toMillis() >= 50).hasSizeLessThanOrEqualTo(600);
        assertThat(log.warnings()).hasSize(1);
    }

    @Test
    void failsNoRequestOfManyThreadsWhileRedisComesAndGoes() throws Exception {
        Thread trouble = Thread.ofVirtual().start(() -> {
            redis.stop();
            redis.startAgain();
            await(REDIS);
            redis.stop();
        });
        List<Duration> waits = Crowd.run(16, 200, () -> {
            Thread.sleep(5);
            return timeOf(() -> limiter.take(1, 1_000_000, 1).allowed());
        });
        trouble.join();
        assertThat(waits).hasSize(3_200).allSatisfy(wait -> assertThat(wait).isLessThan(ONE_WAIT));
        await(ALONE);
        assertThat(log.warnings()).hasSize(2);
    }

    @Test
    void startsWithoutRedisAndFindsItLater() {
        redis.stop();
        long start = System.nanoTime();
        try (LogRecords ownLog = LogRecords.of("mockbank.limit");
                RateLimiter late = RateLimiter.inRedis(redis.url())) {
            assertThat(since(start)).isLessThan(Duration.ofSeconds(3));
            assertThat(late.kind()).isEqualTo(ALONE);
            assertThat(late.take(1, 1, 1).allowed()).isTrue();
            assertThat(late.take(1, 1, 1).allowed()).isFalse();
            pause(Duration.ofMillis(1_200));
            assertThat(ownLog.warnings())
                    .filteredOn(line -> line.contains("refused"))
                    .hasSize(1);
            redis.startAgain();
            await(late, REDIS);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsInTimeWhenRedisHangs() {
        redis.freeze();
        long start = System.nanoTime();
        try (RateLimiter late = RateLimiter.inRedis(redis.url())) {
            assertThat(since(start)).isLessThan(Duration.ofSeconds(3));
            assertThat(late.kind()).isEqualTo(ALONE);
            assertThat(timeOf(() -> late.take(1, 1, 1).allowed())).isLessThan(Duration.ofMillis(100));
            redis.thaw();
            await(late, REDIS);
        }
    }

    @Test
    void countsOnInTheProcessAfterItsEnd() {
        limiter.close();
        assertThat(limiter.take(1, 1, 1).allowed()).isTrue();
        assertThat(log.warnings()).isEmpty();
    }

    private void await(String kind) {
        await(limiter, kind);
    }

    private static void await(RateLimiter limiter, String kind) {
        long start = System.nanoTime();
        while (!limiter.kind().equals(kind)) {
            assertThat(since(start)).as("waiting for " + kind).isLessThan(BACK_BOUND);
            pause(Duration.ofMillis(5));
        }
    }

    private static Duration timeOf(BooleanSupplier request) {
        long start = System.nanoTime();
        assertThat(request.getAsBoolean()).isTrue();
        return since(start);
    }

    private static Duration since(long startNanos) {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
