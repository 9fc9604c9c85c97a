package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Traffic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What is remembered of the last seconds, and who is told when.
final class TrafficMeterTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong(77);
    private final TrafficMeter meter = new TrafficMeter(nanos::get);

    @Test
    void remembersFinishedSecondsAndTheQuietOneAfterThem() {
        for (int i = 1; i <= 100; i++) {
            meter.answered(TimeUnit.MICROSECONDS.toNanos(i < 95 ? 1_000 : 50_000));
        }
        assertThat(meter.since(0, -1, Duration.ZERO).busy())
                .as("the second goes on")
                .isEmpty();
        pass(1);
        meter.answered(0);
        pass(3);

        var seen = meter.since(0, -1, Duration.ZERO);

        assertThat(seen.second()).isEqualTo(5);
        assertThat(seen.busy()).extracting(Traffic.Second::second).containsExactly(1L, 2L, 3L);
        assertThat(seen.busy()).extracting(Traffic.Second::requests).containsExactly(100L, 1L, 0L);
        assertThat(seen.busy().getFirst().medianMicros()).isBetween(880L, 1_130L);
        assertThat(seen.busy().getFirst().p95Micros()).isBetween(44_000L, 57_000L);
        assertThat(meter.since(2, -1, Duration.ZERO).busy()).hasSize(1);
    }

    @Test
    void forgetsWhatIsOlderThanTwoMinutes() {
        for (int second = 0; second < 300; second++) {
            meter.answered(1_000);
            pass(1);
        }

        var seen = meter.since(0, -1, Duration.ZERO);

        assertThat(seen.busy()).hasSize(TrafficMeter.SECONDS);
        assertThat(seen.busy().getFirst().second()).isEqualTo(301 - TrafficMeter.SECONDS);
        assertThat(seen.busy()).allMatch(second -> second.requests() == 1);
    }

    @Test
    void aLongPauseLeavesNothingOfTheSecondsThatHadTheSamePlaces() {
        meter.answered(1_000);
        pass(TrafficMeter.SECONDS + 2);
        assertThat(meter.since(0, -1, Duration.ZERO).busy()).isEmpty();
    }

    @Test
    void whoWaitsIsToldOfAChangeAtOnce() throws Exception {
        var real = new TrafficMeter();
        var waiting = CompletableFuture.supplyAsync(() -> real.since(0, 0, LONG));
        while (!waiting.isDone()) {
            real.changed();
            Thread.onSpinWait();
        }
        assertThat(waiting.get(5, TimeUnit.SECONDS).changes()).isPositive();
    }

    @Test
    void whoWaitsIsToldOfTheFirstSecondWithRequests() throws Exception {
        var real = new TrafficMeter();
        var waiting = CompletableFuture.supplyAsync(() -> real.since(0, 0, LONG));
        real.answered(1_000);

        var seen = waiting.get(5, TimeUnit.SECONDS);

        assertThat(seen.busy()).extracting(Traffic.Second::requests).contains(1L);
        assertThat(seen.changes()).isZero();
    }

    @Test
    void nobodyWaitsBeyondAStop() throws Exception {
        var real = new TrafficMeter();
        var waiting = CompletableFuture.supplyAsync(() -> real.since(0, 0, LONG));
        real.stopping();
        assertThat(waiting.get(5, TimeUnit.SECONDS).busy()).isEmpty();
    }

    private void pass(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }
}
