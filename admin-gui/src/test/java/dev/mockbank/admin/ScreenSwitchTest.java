package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How long it takes from the wish for a screen until it is laid out, on a bank with two years of transactions.
class ScreenSwitchTest {

    private static final int ROUNDS = 9;
    private static final Duration BOUND = Duration.ofMillis(100);

    @Test
    void aSwitchTakesLessThanATenthOfASecond() {
        try (var server = RealServer.start()) {
            server.admin().admin().fill(NewDemoData.DEFAULT);
            Toolkit.await(
                    "the demo data", () -> server.admin().admin().demoData().state() == DemoData.State.DONE);
            try (var console = TestConsole.attachedTo(server)) {
                for (var screen : Screen.values()) {
                    var first = switchTo(console, screen);
                    console.awaitNoText("Loading…");
                    var median = median(console, screen);
                    System.out.println(screen.title() + ": " + median.toMillis() + " ms, the first time "
                            + first.toMillis() + " ms");
                    assertThat(median).as(screen.title()).isLessThan(BOUND);
                }
            }
        }
    }

    private static Duration median(TestConsole console, Screen screen) {
        var elsewhere = screen == Screen.OVERVIEW ? Screen.KEYS : Screen.OVERVIEW;
        List<Duration> taken = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            switchTo(console, elsewhere);
            taken.add(switchTo(console, screen));
        }
        return taken.stream().sorted().toList().get(ROUNDS / 2);
    }

    private static Duration switchTo(TestConsole console, Screen screen) {
        console.awaitDrawn();
        long startNanos = System.nanoTime();
        console.open(screen);
        console.awaitDrawn();
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
