package dev.mockbank.bench;

import java.io.PrintStream;
import java.time.Duration;

/// Says what the run is doing, with the time since its start.
final class Progress {

    private final PrintStream out;
    private final long startNanos = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /// What comes now.
    void say(String line) {
        var time = Duration.ofNanos(System.nanoTime() - startNanos);
        out.printf("%02d:%02d  %s%n", time.toMinutes(), time.toSecondsPart(), line);
        out.flush();
    }
}
