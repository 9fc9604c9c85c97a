package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;

/// How long it takes from the wish for a screen until it is laid out, and until nothing in it moves any more, on a bank
/// with two years of transactions.
class ScreenSwitchTest {

    private static final int ROUNDS = 9;
    private static final Duration BOUND = Duration.ofMillis(100);
    private static final Duration SETTLED = Duration.ofMillis(150);

    /// What moves later than that has nothing to do with the switch.
    private static final Duration WATCHED = Duration.ofMillis(600);

    @Test
    void aSwitchTakesLessThanATenthOfASecondAndSettlesSoonAfter() {
        try (var server = RealServer.start()) {
            server.admin().admin().fill(NewDemoData.DEFAULT);
            Toolkit.await(
                    "the demo data", () -> server.admin().admin().demoData().state() == DemoData.State.DONE);
            try (var console = TestConsole.attachedTo(server)) {
                for (var screen : Screen.values()) {
                    var first = switchTo(console, screen);
                    console.awaitNoText("Loading…");
                    var taken = quartile(console, screen, ScreenSwitchTest::switchTo);
                    var settled = quartile(console, screen, ScreenSwitchTest::settle);
                    System.out.println(screen.title() + ": " + taken.toMillis() + " ms, the first time "
                            + first.toMillis() + " ms; settled after " + settled.toMillis() + " ms");
                    assertThat(taken).as(screen.title()).isLessThan(BOUND);
                    assertThat(settled).as(screen.title() + " settles").isLessThan(SETTLED);
                }
            }
        }
    }

    /// The lower quartile: on a machine that does other things too, the median measures those.
    private static Duration quartile(
            TestConsole console, Screen screen, BiFunction<TestConsole, Screen, Duration> taken) {
        var elsewhere = screen == Screen.OVERVIEW ? Screen.KEYS : Screen.OVERVIEW;
        List<Duration> durations = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            switchTo(console, elsewhere);
            durations.add(taken.apply(console, screen));
        }
        return durations.stream().sorted().toList().get(ROUNDS / 4);
    }

    private static Duration switchTo(TestConsole console, Screen screen) {
        console.awaitDrawn();
        long startNanos = System.nanoTime();
        console.open(screen);
        console.awaitDrawn();
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    /// Until the last change of any place in the window.
    private static Duration settle(TestConsole console, Screen screen) {
        console.awaitDrawn();
        long startNanos = System.nanoTime();
        console.open(screen);
        List<Bounds> places = List.of();
        long settledNanos = startNanos;
        long nowNanos = startNanos;
        while (nowNanos - startNanos < WATCHED.toNanos()) {
            console.awaitDrawn();
            nowNanos = System.nanoTime();
            var now = console.places();
            if (!now.equals(places)) {
                settledNanos = nowNanos;
                places = now;
            }
        }
        return Duration.ofNanos(settledNanos - startNanos);
    }
}
