package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.problem.ProblemException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class BatcherTest {

    private static final int REQUESTS = 5_000;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void everyRequestGetsItsOwnAnswerOnTripsWithinTheirBounds(int maxTrips) throws Exception {
        var underWay = new AtomicInteger();
        var most = new AtomicInteger();
        var largest = new AtomicInteger();
        // The first trips wait for each other: they overlap, and so many requests come meanwhile that others are full.
        var together = new CountDownLatch(maxTrips);
        var manyWait = new CountDownLatch(1);
        var trips = new Batcher<Integer, Integer>(maxTrips, REQUESTS, 50, _ -> 1, questions -> {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            largest.accumulateAndGet(questions.size(), Math::max);
            together.countDown();
            await(together);
            await(manyWait);
            underWay.decrementAndGet();
            return questions.stream().map(question -> -question).toList();
        });

        var asked = IntStream.range(1, REQUESTS)
                .<Callable<Integer>>mapToObj(i -> () -> trips.ask(i) + i)
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = asked.stream().map(threads::submit).toList();
            while (trips.waitingSize() < REQUESTS / 2) {
                Thread.onSpinWait();
            }
            manyWait.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isZero();
            }
        }
        assertThat(most).as("trips under way at the same time").hasValue(maxTrips);
        assertThat(largest).as("requests on one trip").hasValue(50);
        assertThat(trips.tripsUnderWay()).as("trips that were never given back").isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTripThatFailsFailsOnlyThoseOnIt(int maxTrips) throws Exception {
        var trips = new Batcher<Integer, Integer>(maxTrips, REQUESTS, 1, _ -> 1, questions -> {
            if (questions.getFirst() % 2 == 0) {
                throw new IllegalStateException("even");
            }
            return questions;
        });

        var asked = IntStream.range(0, 500)
                .<Callable<Boolean>>mapToObj(i -> () -> succeeds(trips, i))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(asked);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 2 == 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void beyondTheBoundRequestsAreRefusedAndThoseThatWaitAreServed(int maxTrips) throws Exception {
        var go = new CountDownLatch(1);
        var started = new CountDownLatch(maxTrips);
        var trips = new Batcher<Integer, Integer>(maxTrips, 3, 3, _ -> 1, questions -> {
            started.countDown();
            await(go);
            return questions;
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var served = new ArrayList<Future<Integer>>();
            for (int i = 0; i < maxTrips; i++) {
                served.add(threads.submit(() -> trips.ask(7)));
            }
            started.await();
            for (int i = 0; i < 3; i++) {
                served.add(threads.submit(() -> trips.ask(7)));
            }
            while (trips.waitingSize() < 3) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> trips.ask(9)).isInstanceOf(ProblemException.class);
            go.countDown();
            for (var answer : served) {
                assertThat(answer.get()).isEqualTo(7);
            }
        }
        assertThat(trips.ask(8)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "other"})
    void whatATripThrowsReachesTheOneWhoAsked(String message) {
        var trips = new Batcher<String, String>(1, 1, 1, _ -> 1, questions -> {
            throw new IllegalArgumentException(questions.getFirst());
        });

        assertThatThrownBy(() -> trips.ask(message)).hasMessage(message);
    }

    private static boolean succeeds(Batcher<Integer, Integer> trips, int question) {
        try {
            return trips.ask(question) == question;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
