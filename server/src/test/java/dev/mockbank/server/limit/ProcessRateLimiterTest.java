package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessRateLimiterTest {

    private final ManualClock clock = new ManualClock();
    private final RateLimiter limiter = new ProcessRateLimiter(clock);

    @Test
    void allowsTheLimitAndThenRefusesUntilTheWindowIsOver() {
        assertThat(limiter.take(1, 2, 1)).isEqualTo(new RateVerdict(true, 2, 1, 60, 0));
        clock.advance(Duration.ofMillis(10_500));
        assertThat(limiter.take(1, 2, 1)).isEqualTo(new RateVerdict(true, 2, 0, 50, 0));
        assertThat(limiter.take(1, 2, 1)).isEqualTo(new RateVerdict(false, 2, 0, 50, 50));
        clock.advance(Duration.ofMillis(49_499));
        assertThat(limiter.take(1, 2, 1)).isEqualTo(new RateVerdict(false, 2, 0, 1, 1));
        clock.advance(Duration.ofMillis(1));
        assertThat(limiter.take(1, 2, 1)).isEqualTo(new RateVerdict(true, 2, 1, 60, 0));
    }

    @Test
    void carriesNothingOverFromAWindowThatWasNotUsed() {
        limiter.take(1, 5, 1);
        clock.advance(Duration.ofMinutes(30));
        assertThat(limiter.take(1, 5, 1).remaining()).isEqualTo(4);
    }

    @Test
    void countsEachKeyByItself() {
        assertThat(limiter.take(1, 1, 1).allowed()).isTrue();
        assertThat(limiter.take(1, 1, 1).allowed()).isFalse();
        assertThat(limiter.take(2, 1, 1).allowed()).isTrue();
    }

    @Test
    void followsAChangedLimitAtOnceWithAWindowOfItsOwn() {
        limiter.take(1, 1, 1);
        assertThat(limiter.take(1, 1, 1).allowed()).isFalse();
        assertThat(limiter.take(1, 3, 1)).isEqualTo(new RateVerdict(true, 3, 2, 60, 0));
        assertThat(limiter.take(1, 1, 1).allowed())
                .as("the former limit, in the same minute")
                .isFalse();
    }

    @Test
    void takesSeveralAtOnceOrNone() {
        assertThat(limiter.take(1, 10, 8)).isEqualTo(new RateVerdict(true, 10, 2, 60, 0));
        assertThat(limiter.take(1, 10, 3)).isEqualTo(new RateVerdict(false, 10, 2, 60, 60));
        assertThat(limiter.take(1, 10, 2)).isEqualTo(new RateVerdict(true, 10, 0, 60, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.take(1, 10, 11));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.take(1, 10, 0));
    }

    @Test
    void takesLimitsFromOneToAMillionOnly() {
        assertThat(limiter.take(1, 1_000_000, 1).remaining()).isEqualTo(999_999);
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.take(1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> limiter.take(1, 1_000_001, 1));
    }

    @Test
    void allowsExactlyTheLimitToAllThreadsTogether() throws Exception {
        List<RateVerdict> verdicts = Crowd.run(64, 500, () -> limiter.take(7, 10_000, 1));
        assertThat(verdicts).hasSize(32_000);
        assertThat(verdicts).filteredOn(RateVerdict::allowed).hasSize(10_000);
        assertThat(verdicts)
                .filteredOn(RateVerdict::allowed)
                .extracting(RateVerdict::remaining)
                .as("each request gets its own place")
                .doesNotHaveDuplicates();
    }

    @Test
    void countsOnTheRealClockToo() {
        try (RateLimiter real = RateLimiter.inProcess()) {
            assertThat(real.take(1, 2, 1)).isEqualTo(new RateVerdict(true, 2, 1, 60, 0));
            assertThat(real.kind()).isEqualTo("process");
        }
    }
}
