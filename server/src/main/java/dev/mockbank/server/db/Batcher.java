package dev.mockbank.server.db;

import dev.mockbank.server.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Combines concurrent requests into batches, each of which is executed by one statement: while a batch
/// runs, further requests queue and form the next one. There is no timer: when no batch is running, a
/// request is executed at once.
///
/// A batch runs on a thread of its own, so that what happens to one request, such as an interrupt, does
/// not affect the statement that it shares with others. Callers take turns in each batch, so that a
/// caller with many requests does not delay the others.
///
/// @param <Q> a request
/// @param <A> a response; not null
public final class Batcher<Q, A> {

    private static final int BUSY_RETRY_SECONDS = 1;

    private final Bounds bounds;
    private final ToIntFunction<Q> size;
    private final Function<List<Q>, List<A>> statement;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Waiting<Q, A>> byCaller = new HashMap<>();
    private final ArrayDeque<Waiting<Q, A>> turns = new ArrayDeque<>();
    private int waitingSize;
    private boolean underWay;

    /// The limits of the queue and of a batch, in the unit of the size of a request.
    ///
    /// @param waiting   how much all callers may have queued; further requests are refused
    /// @param ofACaller how much one caller may have queued
    /// @param together  how much a batch contains; a larger request is a batch of its own
    public record Bounds(int waiting, int ofACaller, int together) {}

    /// The queued requests of a caller, in the order of arrival.
    private static final class Waiting<Q, A> {

        private final long caller;
        private final ArrayDeque<BatchedCall<Q, A>> calls = new ArrayDeque<>();
        private int size;

        Waiting(long caller) {
            this.caller = caller;
        }
    }

    /// @param size      the size of a request, at least 1
    /// @param statement executes the requests of a batch; returns the responses in their order
    public Batcher(Bounds bounds, ToIntFunction<Q> size, Function<List<Q>, List<A>> statement) {
        this.bounds = bounds;
        this.size = size;
        this.statement = statement;
    }

    /// Executes a request, and waits for the response.
    ///
    /// @param caller identifies the caller; any number
    /// @throws ProblemException 503 when too many requests are queued; or whatever the statement throws
    public A call(long caller, Q request) {
        var call = new BatchedCall<Q, A>(request);
        if (enter(caller, call)) {
            Thread.ofVirtual().name("batch").start(this::run);
        }
        return call.await();
    }

    /// How much is queued now.
    int waiting() {
        lock.lock();
        try {
            return waitingSize;
        } finally {
            lock.unlock();
        }
    }

    /// Queues a request.
    ///
    /// @return whether no batch is running, so that the batches have to be started
    private boolean enter(long caller, BatchedCall<Q, A> call) {
        int own = size.applyAsInt(call.request());
        lock.lock();
        try {
            var ofCaller = byCaller.getOrDefault(caller, new Waiting<>(caller));
            if (ofCaller.size > 0 && ofCaller.size + own > bounds.ofACaller()) {
                throw busy("Too many requests of this API key wait at the moment; send fewer at a time");
            }
            if (waitingSize + own > bounds.waiting()) {
                throw busy("Too many requests wait at the moment; send the request again");
            }
            if (ofCaller.calls.isEmpty()) {
                byCaller.put(caller, ofCaller);
                turns.add(ofCaller);
            }
            ofCaller.calls.add(call);
            ofCaller.size += own;
            waitingSize += own;
            boolean first = !underWay;
            underWay = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private static ProblemException busy(String sentence) {
        return ProblemException.unavailable(sentence, BUSY_RETRY_SECONDS);
    }

    /// Executes one batch after another until the queue is empty.
    private void run() {
        for (var batch = next(); !batch.isEmpty(); batch = next()) {
            answer(batch);
        }
    }

    /// Takes the next batch from the queue: one request of each caller in turn, as long as they fit.
    private List<BatchedCall<Q, A>> next() {
        lock.lock();
        try {
            var batch = new ArrayList<BatchedCall<Q, A>>();
            int together = 0;
            for (var ofCaller = turns.poll(); ofCaller != null; ofCaller = turns.poll()) {
                int own = size.applyAsInt(ofCaller.calls.element().request());
                if (!batch.isEmpty() && together + own > bounds.together()) {
                    turns.addFirst(ofCaller);
                    break;
                }
                batch.add(ofCaller.calls.remove());
                ofCaller.size -= own;
                together += own;
                if (ofCaller.calls.isEmpty()) {
                    byCaller.remove(ofCaller.caller);
                } else {
                    turns.addLast(ofCaller);
                }
            }
            waitingSize -= together;
            underWay = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /// Whatever fails, every request of the batch gets a response or an exception.
    private void answer(List<BatchedCall<Q, A>> batch) {
        List<A> answers = List.of();
        RuntimeException failure = new IllegalStateException("a batch broke off");
        try {
            answers = statement.apply(batch.stream().map(BatchedCall::request).toList());
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            // The next batches go on.
            failure = new IllegalStateException("a batch broke off", e);
        } finally {
            for (int i = 0; i < batch.size(); i++) {
                if (i < answers.size()) {
                    batch.get(i).complete(answers.get(i));
                } else {
                    batch.get(i).fail(failure);
                }
            }
        }
    }
}
