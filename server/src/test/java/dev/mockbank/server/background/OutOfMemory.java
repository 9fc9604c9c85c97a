package dev.mockbank.server.background;

import java.time.Duration;

/// A program whose background task needs more memory than there is.
final class OutOfMemory {

    private OutOfMemory() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (var _ = BackgroundTask.start("hungry", "Nothing was eaten", Duration.ofMillis(1), OutOfMemory::eat)) {
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    private static Duration eat() {
        var all = new long[Integer.MAX_VALUE];
        throw new IllegalStateException("there was room for " + all.length);
    }
}
