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

/// Asks the database whose keys these are: all that wait with one query, one query at a time. So a slow database is not
/// asked more often for being slow, and whoever waits holds no connection.
final class KeyLookUps implements AutoCloseable {

    /// How many wait, and how many one query asks for, at most.
    static final int MAX_WAITING = 1_000;

    private static final int BUSY_RETRY_SECONDS = 1;

    private final Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query;
    private final BlockingQueue<LookUp> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final BackgroundTask task;

    private record LookUp(KeyHash hash, CompletableFuture<Answer> answer) {

        void fail(RuntimeException failure) {
            answer.complete(new Answer(Optional.empty(), Optional.of(failure), System.nanoTime()));
        }
    }

    /// What the database said of a key, or why it said nothing.
    ///
    /// @param client       empty when the key is unknown or revoked
    /// @param askedAtNanos before the query was sent: what was committed until then, the answer knows
    record Answer(Optional<Caller.Client> client, Optional<RuntimeException> failure, long askedAtNanos) {}

    /// @param query finds those of the keys that are active
    /// @param pause between two queries; the first one after a pause is sent at once
    KeyLookUps(String name, Duration pause, Function<List<KeyHash>, Map<KeyHash, Caller.Client>> query) {
        this.query = query;
        this.task = BackgroundTask.start(name, "Keys could not be looked up", pause, this::askForAll);
    }

    /// Asks for a key. The answer comes in every case, and never as an exception.
    CompletableFuture<Answer> ask(KeyHash hash) {
        var lookUp = new LookUp(hash, new CompletableFuture<>());
        if (waiting.offer(lookUp)) {
            task.wake();
        } else {
            lookUp.fail(ProblemException.unavailable(
                    "Too many API keys are looked up at the moment; send the request again", BUSY_RETRY_SECONDS));
        }
        return lookUp.answer();
    }

    /// Who waits now waits no longer.
    @Override
    public void close() {
        task.close();
        failAll(takeAll());
    }

    private Duration askForAll() {
        var all = takeAll();
        try {
            if (!all.isEmpty()) {
                answer(all);
            }
        } catch (RuntimeException e) {
            all.forEach(lookUp -> lookUp.fail(e));
        } finally {
            // After an error that is none of the database's.
            failAll(all);
        }
        return BackgroundTask.UNTIL_WOKEN;
    }

    private void answer(List<LookUp> all) {
        long askedAtNanos = System.nanoTime();
        var clients = query.apply(all.stream().map(LookUp::hash).distinct().toList());
        for (var lookUp : all) {
            var client = Optional.ofNullable(clients.get(lookUp.hash()));
            lookUp.answer().complete(new Answer(client, Optional.empty(), askedAtNanos));
        }
    }

    private List<LookUp> takeAll() {
        var all = new ArrayList<LookUp>();
        waiting.drainTo(all);
        return all;
    }

    private static void failAll(List<LookUp> all) {
        all.forEach(lookUp -> lookUp.fail(new IllegalStateException("the look-up of a key broke off")));
    }
}
