package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that post until they are told to stop, and remember what was sent and what was acknowledged. Each posting
/// has a description of its own.
final class PostingStream implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final int PAUSE_MILLIS = 20;
    private static final int TIMEOUT_SECONDS = 60;
    private static final AtomicLong POSTINGS = new AtomicLong();

    private final ChildServer server;
    private final String key;
    private final long[] accounts;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger withoutRetryAfter = new AtomicInteger();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean stopped;

    private PostingStream(ChildServer server, String key, long[] accounts) {
        this.server = server;
        this.key = key;
        this.accounts = accounts.clone();
    }

    static PostingStream start(ChildServer server, String key, long... accounts) {
        var stream = new PostingStream(server, key, accounts);
        for (int client = 0; client < CLIENTS; client++) {
            stream.executor.execute(stream::post);
        }
        return stream;
    }

    /// Waits until so many more postings are acknowledged.
    void awaitAcknowledged(int more) {
        int before = acknowledged.size();
        Await.until(TIMEOUT_SECONDS, () -> acknowledged.size() >= before + more);
    }

    Set<String> sent() {
        return sent;
    }

    /// The postings that were answered with 201.
    Set<String> acknowledged() {
        return acknowledged;
    }

    /// How many answers had this status.
    int answers(int status) {
        return answers.getOrDefault(status, new AtomicInteger()).get();
    }

    /// Every request was answered, with 201 or with 503 and the time to come back.
    void wasAlwaysAnswered() {
        assertThat(unanswered).as("requests without an answer").hasValue(0);
        assertThat(answers.keySet()).isSubsetOf(201, 503);
        assertThat(withoutRetryAfter).as("503 without Retry-After").hasValue(0);
    }

    long slowestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(slowestNanos.get());
    }

    /// Lets each client finish its posting.
    void stop() {
        stopped = true;
        executor.close();
    }

    @Override
    public void close() {
        stop();
    }

    private void post() {
        while (!stopped) {
            long number = POSTINGS.incrementAndGet();
            var description = "posting " + number;
            sent.add(description);
            long startNanos = System.nanoTime();
            boolean accepted = send(accounts[(int) (number % accounts.length)], description);
            slowestNanos.accumulateAndGet(System.nanoTime() - startNanos, Math::max);
            if (!accepted) {
                pause();
            }
        }
    }

    private boolean send(long account, String description) {
        try {
            var reply = server.send("POST", "/transactions", key, Books.posting(account, "-0.07", description));
            answers.computeIfAbsent(reply.status(), _ -> new AtomicInteger()).incrementAndGet();
            if (reply.status() == 201) {
                acknowledged.add(description);
            } else if (reply.header("Retry-After").isEmpty()) {
                withoutRetryAfter.incrementAndGet();
            }
            return reply.status() == 201;
        } catch (IOException noAnswer) {
            unanswered.incrementAndGet();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
