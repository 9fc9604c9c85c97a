package dev.mockbank.server;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for what happens elsewhere.
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private Await() {}

    /// Returns as soon as the condition holds.
    ///
    /// @throws AssertionError when it does not in time
    public static void until(int timeoutSeconds, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(timeoutSeconds).toNanos();
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("Did not happen within " + timeoutSeconds + " seconds");
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
