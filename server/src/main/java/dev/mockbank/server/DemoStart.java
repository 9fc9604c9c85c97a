package dev.mockbank.server;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import java.io.PrintStream;
import java.time.Duration;

/// What `--demo` does once the server is ready: it fills an empty bank with demo data, and prints the progress.
final class DemoStart {

    private static final Duration PAUSE = Duration.ofMillis(100);

    /// A line for each tenth.
    private static final int STEPS = 10;

    private final DemoLoader demo;
    private final PrintStream out;
    private int step;

    DemoStart(DemoLoader demo, PrintStream out) {
        this.demo = demo;
        this.out = out;
    }

    /// Returns when it is done. Failures are only printed: the server also runs without demo data.
    void run() {
        try {
            var started = demo.fillIfEmpty(NewDemoData.DEFAULT);
            if (started.isEmpty()) {
                print("Demo data: the bank has accounts already, so nothing is added.");
                return;
            }
            print(end(System.nanoTime()));
        } catch (ProblemException refusal) {
            print("Demo data: " + refusal.problem().detail() + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String end(long startNanos) throws InterruptedException {
        var progress = demo.progress(SandboxId.MAIN);
        while (progress.state() == DemoData.State.RUNNING) {
            printStep(progress);
            Thread.sleep(PAUSE);
            progress = demo.progress(SandboxId.MAIN);
        }
        long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        return switch (progress.state()) {
            case DONE ->
                "Demo data: done, %d transactions in %d.%d s"
                        .formatted(progress.done(), millis / 1000, millis % 1000 / 100);
            case FAILED, CANCELLED -> "Demo data: " + progress.detail() + ".";
            case NONE, RUNNING -> "Demo data: deleted by a reset.";
        };
    }

    private void printStep(DemoData progress) {
        int reached = (int) ((long) STEPS * progress.done() / progress.total());
        if (reached > step) {
            step = reached;
            print("Demo data: %d of %d transactions …".formatted(progress.done(), progress.total()));
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
