package dev.mockbank.server.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many threads that start at the same moment.
final class Crowd {

    private Crowd() {}

    /// Runs the task in `threads` threads and `rounds` times in each, and returns all results.
    static <T> List<T> run(int threads, int rounds, Callable<T> task) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<T>>> parts = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                parts.add(executor.submit(() -> {
                    start.await();
                    List<T> part = new ArrayList<>();
                    for (int round = 0; round < rounds; round++) {
                        part.add(task.call());
                    }
                    return part;
                }));
            }
            start.countDown();
        }
        List<T> results = new ArrayList<>();
        for (Future<List<T>> part : parts) {
            results.addAll(part.get());
        }
        return results;
    }
}
