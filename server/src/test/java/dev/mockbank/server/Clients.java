package dev.mockbank.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Many clients that start at the same moment.
final class Clients {

    private Clients() {}

    /// What one of them does.
    interface Client {

        /// Acts until it is done.
        ///
        /// @param number its own, from 0
        void act(int number) throws Exception;
    }

    /// Lets them act, waits for all, and throws what one of them threw.
    static void act(int count, Client client) {
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, count)
                    .<Future<?>>mapToObj(number -> executor.submit(() -> {
                        start.await();
                        client.act(number);
                        return number;
                    }))
                    .toList();
            start.countDown();
            for (var one : clients) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("A client failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
