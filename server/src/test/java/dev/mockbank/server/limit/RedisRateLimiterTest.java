package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The shared count, with a Redis that works. Two limiters stand for two servers. Their answer bound is generous, so
/// that a busy machine does not turn a slow answer into a lost Redis.
class RedisRateLimiterTest {

    private static final Duration GENEROUS = Duration.ofSeconds(10);

    @SuppressWarnings("NullAway.Init")
    private static RedisProcess redis;

    private final ManualClock clock = new ManualClock();

    @BeforeAll
    static void startRedis() {
        redis = RedisProcess.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Test
    void sharesOneWindowAmongTheServers() {
        try (RateLimiter one = server(clock);
                RateLimiter other = server(clock)) {
            assertThat(one.kind()).isEqualTo("redis");
            assertThat(one.take(1, 3)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
            clock.advance(Duration.ofMillis(10_500));
            assertThat(other.take(1, 3)).isEqualTo(new RateVerdict(true, 3, 1, 50, 0));
            assertThat(one.take(1, 3)).isEqualTo(new RateVerdict(true, 3, 0, 50, 0));
            assertThat(one.take(1, 3)).isEqualTo(new RateVerdict(false, 3, 0, 50, 50));
            assertThat(other.take(1, 3)).isEqualTo(new RateVerdict(false, 3, 0, 50, 50));
            clock.advance(Duration.ofMillis(49_500));
            assertThat(other.take(1, 3)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
        }
    }

    @Test
    void allowsExactlyTheLimitToAllThreadsOfAllServersTogether() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (RateLimiter one = server(clock);
                RateLimiter other = server(clock)) {
            List<RateVerdict> verdicts =
                    Crowd.run(64, 50, () -> (turn.incrementAndGet() % 2 == 0 ? one : other).take(2, 1_000));
            assertThat(verdicts).hasSize(3_200);
            assertThat(verdicts).filteredOn(RateVerdict::allowed).hasSize(1_000);
            assertThat(verdicts)
                    .filteredOn(RateVerdict::allowed)
                    .extracting(RateVerdict::remaining)
                    .as("each request gets its own place")
                    .doesNotHaveDuplicates();
            assertThat(List.of(one.kind(), other.kind())).containsOnly("redis");
        }
    }

    @Test
    void countsEachKeyByItselfWithItsOwnLimit() {
        try (RateLimiter limiter = server(clock)) {
            assertThat(limiter.take(3, 1).allowed()).isTrue();
            assertThat(limiter.take(3, 1).allowed()).isFalse();
            assertThat(limiter.take(4, 500)).isEqualTo(new RateVerdict(true, 500, 499, 60, 0));
        }
    }

    @Test
    void followsAChangedLimitAtOnceWithAWindowOfItsOwn() {
        try (RateLimiter one = server(clock);
                RateLimiter other = server(clock)) {
            one.take(5, 1);
            assertThat(other.take(5, 1).allowed()).isFalse();
            assertThat(other.take(5, 3)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
            assertThat(one.take(5, 3)).isEqualTo(new RateVerdict(true, 3, 1, 60, 0));
        }
    }

    @Test
    void leavesNothingInRedisForLongerThanTheWindowAndSomeSeconds() {
        try (RateLimiter limiter = server(TimeMeter.SYSTEM_MILLISECONDS)) {
            limiter.take(6, 10);
            String answer = redis.ask("PTTL mockbank:limit:6:10");
            assertThat(answer).startsWith(":");
            assertThat(Long.parseLong(answer.substring(1))).isBetween(30_000L, 70_000L);
        }
    }

    @Test
    void logsInWithThePasswordOfTheUrl() {
        try (RedisProcess guarded = RedisProcess.start("--requirepass", "hunter2");
                LimitLog log = new LimitLog();
                RateLimiter let = RateLimiter.inRedis(guarded.url().replace("//", "//:hunter2@"));
                RateLimiter refused = RateLimiter.inRedis(guarded.url().replace("//", "//:hunter3@"))) {
            assertThat(let.kind()).isEqualTo("redis");
            assertThat(refused.kind()).isEqualTo("process (redis unreachable)");
            assertThat(refused.take(1, 1).allowed()).isTrue();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("password")
                    .doesNotContain("hunter");
        }
    }

    private static RateLimiter server(TimeMeter clock) {
        return RedisRateLimiter.open(RedisUrl.parse(redis.url()), clock, GENEROUS);
    }
}
