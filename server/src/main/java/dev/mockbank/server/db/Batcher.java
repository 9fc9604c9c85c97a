package dev.mockbank.server.db;

import dev.mockbank.server.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Lets requests that come at the same time share trips to the database. Whoever finds a trip free goes at once,
/// alone; while all are under way others wait, and the first of them goes for all that wait. There is no timer: an
/// idle server answers after one trip, and the busier it is the more requests share one.
///
/// @param <Q> what a request wants
/// @param <A> what it gets
public final class Batcher<Q, A> {

    private static final int BUSY_RETRY_SECONDS = 1;

    private final int maxTrips;
    private final int maxWaiting;
    private final int maxTogether;
    private final ToIntFunction<Q> size;
    private final Function<List<Q>, List<A>> trip;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<BatchedCall<Q, A>> waiting = new ArrayDeque<>();
    private int waitingSize;
    private int underWay;

    /// @param maxTrips    how many trips are under way at the most
    /// @param maxWaiting  the size of what waits at the most; beyond that requests are refused
    /// @param maxTogether the size of what shares a trip at the most
    /// @param size        how much one wants, from 1 to `maxTogether`
    /// @param trip        answers what it is asked, in the same order; what it throws is thrown to all who shared
    ///                    it
    public Batcher(
            int maxTrips, int maxWaiting, int maxTogether, ToIntFunction<Q> size, Function<List<Q>, List<A>> trip) {
        this.maxTrips = maxTrips;
        this.maxWaiting = maxWaiting;
        this.maxTogether = maxTogether;
        this.size = size;
        this.trip = trip;
    }

    /// Goes, alone or with others, after this was called.
    ///
    /// @throws ProblemException 503 when too many wait
    public A ask(Q question) {
        var traveller = new BatchedCall<Q, A>(question);
        boolean leads = enter(traveller);
        // Who was given the lead must lead, even when another leader took it along and its answer is there: otherwise
        // its trip would never be free again.
        while (leads || !traveller.isDone()) {
            if (leads) {
                lead();
            }
            leads = traveller.awaitTurn();
        }
        return traveller.answer();
    }

    /// The size of what waits now.
    int waitingSize() {
        lock.lock();
        try {
            return waitingSize;
        } finally {
            lock.unlock();
        }
    }

    /// How many trips are under way now.
    int tripsUnderWay() {
        lock.lock();
        try {
            return underWay;
        } finally {
            lock.unlock();
        }
    }

    /// Queues a request.
    ///
    /// @return whether a trip is free, so that the caller has to lead
    private boolean enter(BatchedCall<Q, A> traveller) {
        int own = size.applyAsInt(traveller.question());
        lock.lock();
        try {
            if (waitingSize + own > maxWaiting) {
                throw ProblemException.unavailable(
                        "Too many requests wait at the moment; send the request again", BUSY_RETRY_SECONDS);
            }
            waiting.add(traveller);
            waitingSize += own;
            if (underWay == maxTrips) {
                return false;
            }
            underWay++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Goes for all that wait. The lead is handed on before the answers are, so that the next trip is under way while
    /// these are written. Whatever happens, nobody is left waiting.
    private void lead() {
        var together = next();
        var outcome = new Outcome<A>(List.of(), new IllegalStateException("a trip to the database broke off"));
        try {
            outcome = go(together);
        } finally {
            handOver();
            outcome.reach(together);
        }
    }

    /// Another leader may have taken all along who waited, even this one.
    private Outcome<A> go(List<BatchedCall<Q, A>> together) {
        if (together.isEmpty()) {
            return new Outcome<>(List.of(), null);
        }
        try {
            return new Outcome<>(
                    trip.apply(together.stream().map(BatchedCall::question).toList()), null);
        } catch (RuntimeException e) {
            return new Outcome<>(List.of(), e);
        }
    }

    /// What came of a trip: answers for all who shared it, or a failure for all.
    private record Outcome<A>(List<A> answers, @Nullable RuntimeException failure) {

        <Q> void reach(List<BatchedCall<Q, A>> together) {
            for (int i = 0; i < together.size(); i++) {
                if (failure == null) {
                    together.get(i).arrive(answers.get(i));
                } else {
                    together.get(i).fail(failure);
                }
            }
        }
    }

    private List<BatchedCall<Q, A>> next() {
        lock.lock();
        try {
            var together = new ArrayList<BatchedCall<Q, A>>();
            int sum = 0;
            for (var first = waiting.peek(); first != null; first = waiting.peek()) {
                int own = size.applyAsInt(first.question());
                if (sum + own > maxTogether && !together.isEmpty()) {
                    break;
                }
                together.add(waiting.remove());
                sum += own;
            }
            waitingSize -= sum;
            return together;
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        lock.lock();
        try {
            for (var traveller : waiting) {
                if (traveller.lead()) {
                    return;
                }
            }
            underWay--;
        } finally {
            lock.unlock();
        }
    }
}
