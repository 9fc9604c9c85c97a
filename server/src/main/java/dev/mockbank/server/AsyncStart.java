package dev.mockbank.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What is opened on a thread of its own, while the start goes on beside it.
final class AsyncStart<T> implements AutoCloseable {

    private final CompletableFuture<T> opened;

    private AsyncStart(CompletableFuture<T> opened) {
        this.opened = opened;
    }

    /// Begins.
    ///
    /// @param name of the thread
    static <T> AsyncStart<T> of(String name, Supplier<T> open) {
        return new AsyncStart<>(CompletableFuture.supplyAsync(
                open, task -> Thread.ofPlatform().name(name).start(task)));
    }

    /// Waits for it, and throws what it threw.
    T await() {
        try {
            return opened.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw e;
            }
        }
    }

    /// Waits until nothing of it is under way any more; what it opened is closed by whom it was given to.
    @Override
    public void close() {
        try {
            opened.join();
        } catch (CompletionException | CancellationException notOpened) {
            // Nothing is under way.
        }
    }
}
