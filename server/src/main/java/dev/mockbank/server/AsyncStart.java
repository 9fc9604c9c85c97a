package dev.mockbank.server;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Opens a resource on a thread of its own, while the start continues.
final class AsyncStart<T> implements AutoCloseable {

    private final CompletableFuture<T> opened;

    private AsyncStart(CompletableFuture<T> opened) {
        this.opened = opened;
    }

    /// Starts opening.
    ///
    /// @param name the name of the thread
    static <T> AsyncStart<T> of(String name, Supplier<T> open) {
        return new AsyncStart<>(CompletableFuture.supplyAsync(
                open, task -> Thread.ofPlatform().name(name).start(task)));
    }

    /// Waits for the resource, and rethrows what opening it threw.
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

    /// Waits until opening has ended. The resource itself is closed by its owner.
    @Override
    public void close() {
        try {
            opened.join();
        } catch (CompletionException | CancellationException notOpened) {
            // Opening has ended.
        }
    }
}
