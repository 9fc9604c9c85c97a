package dev.mockbank.admin;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/// JavaFX without a display, started once for all tests, and the way onto its thread. Where the machine lacks what
/// JavaFX draws letters with, the tests that need it are skipped; with `CI=true` in the environment they fail.
public final class Toolkit {

    private static final int START_SECONDS = 30;
    private static final int ACT_SECONDS = 60;
    private static final Duration LOOK_PAUSE = Duration.ofMillis(20);

    private Toolkit() {}

    /// Does something on JavaFX's thread, and waits for it.
    public static <T extends @Nullable Object> T call(Callable<T> act) {
        if (!Started.DRAWS_LETTERS) {
            skip();
        }
        return callStarted(act);
    }

    private static <T extends @Nullable Object> T callStarted(Callable<T> act) {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(act.call());
            } catch (Exception | AssertionError e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(ACT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Does something on JavaFX's thread, and waits for it.
    public static void run(Runnable act) {
        call(() -> {
            act.run();
            return true;
        });
    }

    /// Waits until something holds on JavaFX's thread.
    ///
    /// @param what says what was waited for, if it never holds
    public static void await(String what, BooleanSupplier holds) {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(ACT_SECONDS);
        while (!call(holds::getAsBoolean)) {
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError("Waited in vain: " + what);
            }
            try {
                Thread.sleep(LOOK_PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    private static void skip() {
        var sentence = "JavaFX cannot draw letters here: apt-get install --no-install-recommends"
                + " libpangoft2-1.0-0 libfontconfig1 fonts-dejavu-core";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(sentence);
        }
        Assumptions.abort(sentence);
    }

    /// JavaFX, once it has started.
    private static final class Started {

        static final boolean DRAWS_LETTERS;

        static {
            var started = new CountDownLatch(1);
            // No lambda of this class: JavaFX's thread would wait for the class, which waits for JavaFX.
            Platform.startup(started::countDown);
            Platform.setImplicitExit(false);
            try {
                if (!started.await(START_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("JavaFX did not start");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            DRAWS_LETTERS = callStarted(new FirstLetters());
        }
    }

    /// Whether the libraries and the fonts are there that letters are drawn with.
    private static final class FirstLetters implements Callable<Boolean> {

        @Override
        public Boolean call() {
            try {
                return !new Text("Mockbank").getLayoutBounds().isEmpty();
            } catch (RuntimeException | LinkageError missing) {
                System.getLogger("mockbank.test").log(System.Logger.Level.DEBUG, "No letters", missing);
                return false;
            }
        }
    }
}
