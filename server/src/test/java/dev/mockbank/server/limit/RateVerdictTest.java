package dev.mockbank.server.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateVerdictTest {

    private static final Quota QUOTA = new Quota(1, 100);

    @Test
    void tellsAnAllowedRequestWhatIsLeft() {
        assertThat(new RateVerdict(true, 100, 99, 60, 0).headers())
                .containsExactly(
                        entry("RateLimit-Policy", "\"per-minute\";q=100;w=60"),
                        entry("RateLimit", "\"per-minute\";r=99;t=60"),
                        entry("X-RateLimit-Limit", "100"),
                        entry("X-RateLimit-Remaining", "99"),
                        entry("X-RateLimit-Reset", "60"));
    }

    @Test
    void tellsARefusedRequestWhenToComeAgain() {
        assertThat(new RateVerdict(false, 100, 0, 17, 17).headers())
                .containsExactly(
                        entry("RateLimit-Policy", "\"per-minute\";q=100;w=60"),
                        entry("RateLimit", "\"per-minute\";r=0;t=17"),
                        entry("X-RateLimit-Limit", "100"),
                        entry("X-RateLimit-Remaining", "0"),
                        entry("X-RateLimit-Reset", "17"),
                        entry("Retry-After", "17"));
    }

    @Test
    void roundsSecondsUpAndNeverPromisesARetryNow() {
        assertThat(RateVerdict.of(QUOTA, false, 100, Duration.ofNanos(1)))
                .isEqualTo(new RateVerdict(false, 100, 0, 1, 1));
        assertThat(RateVerdict.of(QUOTA, false, 100, Duration.ZERO)).isEqualTo(new RateVerdict(false, 100, 0, 1, 1));
        assertThat(RateVerdict.of(QUOTA, false, 60, Duration.ofMillis(2_001)))
                .isEqualTo(new RateVerdict(false, 100, 40, 3, 3));
        assertThat(RateVerdict.of(QUOTA, true, 97, Duration.ofMillis(59_001)))
                .isEqualTo(new RateVerdict(true, 100, 3, 60, 0));
    }

    @Test
    void refusesToBeBuiltOfNumbersThatContradictEachOther() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RateVerdict(true, 10, 11, 60, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateVerdict(true, 10, 9, 61, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateVerdict(true, 10, 9, 60, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateVerdict(false, 10, 0, 60, 0));
    }
}
