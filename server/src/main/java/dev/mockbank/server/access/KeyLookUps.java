package dev.mockbank.server.access;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Looks up keys in the database: one query at a time, for all keys that wait. So a slow database gets no more
/// queries for being slow, and no waiting request holds a connection.
final class KeyLookUps implements AutoCloseable {

    /// How many keys may wait, and how many one query looks up.
    static final int MAX_WAITING = 1_000;

    private static final int BUSY_RETRY_SECONDS = 1;

    private final Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query;
    private final BlockingQueue<LookUp> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final BackgroundTask task;

    private record LookUp(KeyHash hash, CompletableFuture<Result> result) {

        void fail(RuntimeException failure) {
            result.complete(new Result(Optional.empty(), Optional.of(failure), System.nanoTime()));
        }
    }

    /// The result of a look-up, or why there is none.
    ///
    /// @param client       empty when the key is unknown or revoked
    /// @param askedAtNanos a time before the query was sent: the result includes everything that was committed
    /// until then
    record Result(Optional<Caller.Client> client, Optional<RuntimeException> failure, long askedAtNanos) {}

    /// @param query finds those of the keys that are active
    /// @param pause the time between two queries; the first query after it is sent at once
    KeyLookUps(String name, Duration pause, Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query) {
        this.query = query;
        this.task = BackgroundTask.start(name, "Keys could not be looked up", pause, this::askForAll);
    }

    /// Looks up a key. The future always completes, and never exceptionally.
    CompletableFuture<Result> ask(KeyHash hash) {
        var lookUp = new LookUp(hash, new CompletableFuture<>());
        if (waiting.offer(lookUp)) {
            task.wake();
        } else {
            lookUp.fail(ProblemException.unavailable(
                    "Too many API keys are being looked up at the moment; send the request again", BUSY_RETRY_SECONDS));
        }
        return lookUp.result();
    }

    /// Fails all look-ups that still wait.
    @Override
    public void close() {
        task.close();
        failAll(takeAll());
    }

    private Duration askForAll() {
        var all = takeAll();
        try {
            if (!all.isEmpty()) {
                lookUp(all);
            }
        } catch (RuntimeException e) {
            all.forEach(lookUp -> lookUp.fail(e));
        } finally {
            // After an error other than the database's.
            failAll(all);
        }
        return BackgroundTask.UNTIL_WOKEN;
    }

    private void lookUp(List<LookUp> all) {
        long askedAtNanos = System.nanoTime();
        var clients = query.apply(all.stream().map(LookUp::hash).distinct().toList());
        for (var lookUp : all) {
            var client = Optional.ofNullable(clients.get(lookUp.hash()));
            lookUp.result().complete(new Result(client, Optional.empty(), askedAtNanos));
        }
    }

    private List<LookUp> takeAll() {
        var all = new ArrayList<LookUp>();
        waiting.drainTo(all);
        return all;
    }

    private static void failAll(List<LookUp> all) {
        all.forEach(lookUp -> lookUp.fail(new IllegalStateException("the look-up of a key was aborted")));
    }
}
