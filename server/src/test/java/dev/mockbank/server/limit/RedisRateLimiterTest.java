package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.LogRecords;
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
        try (RateLimiter one = server();
                RateLimiter other = server()) {
            assertThat(one.kind()).isEqualTo("redis");
            assertThat(one.take(1, 3, 1)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
            redis.ask("PEXPIRE mockbank:window:1:3 50000");
            assertThat(other.take(1, 3, 1)).isEqualTo(new RateVerdict(true, 3, 1, 50, 0));
            assertThat(one.take(1, 3, 1)).isEqualTo(new RateVerdict(true, 3, 0, 50, 0));
            assertThat(one.take(1, 3, 1)).isEqualTo(new RateVerdict(false, 3, 0, 50, 50));
            assertThat(other.take(1, 3, 1)).isEqualTo(new RateVerdict(false, 3, 0, 50, 50));
            redis.ask("PEXPIRE mockbank:window:1:3 0");
            assertThat(other.take(1, 3, 1)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
        }
    }

    @Test
    void theClocksOfTheServersDoNotMatter() {
        try (RateLimiter one = server()) {
            one.take(8, 1, 1);

            assertThat(redis.ask("GET mockbank:window:8:1"))
                    .as("no point in time")
                    .isEqualTo("$1\r\n1");
            assertThat(one.take(8, 1, 1).retryAfterSeconds()).isBetween(50L, 60L);
        }
    }

    @Test
    void takesSeveralAtOnceOrNone() {
        try (RateLimiter limiter = server()) {
            assertThat(limiter.take(7, 10, 8)).isEqualTo(new RateVerdict(true, 10, 2, 60, 0));
            assertThat(limiter.take(7, 10, 3).allowed()).isFalse();
            assertThat(limiter.take(7, 10, 2).remaining()).isZero();
        }
    }

    @Test
    void goesOnWhenRedisForgetsItsScripts() {
        try (RateLimiter limiter = server()) {
            limiter.take(9, 10, 1);
            redis.ask("SCRIPT FLUSH");

            assertThat(limiter.take(9, 10, 1).remaining()).isEqualTo(8);
            assertThat(limiter.kind()).isEqualTo("redis");
        }
    }

    @Test
    void allowsExactlyTheLimitToAllThreadsOfAllServersTogether() throws Exception {
        AtomicInteger turn = new AtomicInteger();
        try (RateLimiter one = server();
                RateLimiter other = server()) {
            List<RateVerdict> verdicts =
                    Crowd.run(64, 50, () -> (turn.incrementAndGet() % 2 == 0 ? one : other).take(2, 1_000, 1));
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
        try (RateLimiter limiter = server()) {
            assertThat(limiter.take(3, 1, 1).allowed()).isTrue();
            assertThat(limiter.take(3, 1, 1).allowed()).isFalse();
            assertThat(limiter.take(4, 500, 1)).isEqualTo(new RateVerdict(true, 500, 499, 60, 0));
        }
    }

    @Test
    void followsAChangedLimitAtOnceWithAWindowOfItsOwn() {
        try (RateLimiter one = server();
                RateLimiter other = server()) {
            one.take(5, 1, 1);
            assertThat(other.take(5, 1, 1).allowed()).isFalse();
            assertThat(other.take(5, 3, 1)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
            assertThat(one.take(5, 3, 1)).isEqualTo(new RateVerdict(true, 3, 1, 60, 0));
        }
    }

    @Test
    void leavesNothingInRedisForLongerThanTheWindow() {
        try (RateLimiter limiter = server()) {
            limiter.take(6, 10, 1);
            String answer = redis.ask("PTTL mockbank:window:6:10");
            assertThat(answer).startsWith(":");
            assertThat(Long.parseLong(answer.substring(1))).isBetween(30_000L, 60_000L);
        }
    }

    @Test
    void logsInWithThePasswordOfTheUrl() {
        try (RedisProcess guarded = RedisProcess.start("--requirepass", "hunter2");
                LogRecords log = LogRecords.of("mockbank.limit");
                RateLimiter let = RateLimiter.inRedis(guarded.url().replace("//", "//:hunter2@"));
                RateLimiter refused = RateLimiter.inRedis(guarded.url().replace("//", "//:hunter3@"))) {
            assertThat(let.kind()).isEqualTo("redis");
            assertThat(refused.kind()).isEqualTo("process (redis unreachable)");
            assertThat(refused.take(1, 1, 1).allowed()).isTrue();
            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("password")
                    .doesNotContain("hunter");
        }
    }

    private static RateLimiter server() {
        return RedisRateLimiter.open(RedisUrl.parse(redis.url()), GENEROUS);
    }
}
