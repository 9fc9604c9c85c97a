package dev.mockbank.shared.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// How a request is broken off: by interrupting its thread, or by closing the client.
final class CancellationTest {

    /// What a call on a thread of its own ended with, and whether that thread's interrupt status was set then.
    private record End(Throwable thrown, boolean interrupted) {}

    @Test
    void anInterruptBreaksTheRequestOff() throws Exception {
        try (var server = RawServer.answering(RawServer.SILENCE);
                var client = MockbankClient.of(server.address(), "key")) {
            var end = new CompletableFuture<End>();
            var thread = start(() -> client.accounts().list(), end);
            awaitRequests(server, 1);

            thread.interrupt();

            assertCancelled(end.get(5, TimeUnit.SECONDS));
            assertThat(server.isHungUpWithin(5)).isTrue();
        }
    }

    @Test
    void anInterruptEndsThePauseBeforeARepeat() throws Exception {
        var away = RawServer.json(503, "{\"detail\":\"away\"}", "Retry-After: 20");
        try (var server = RawServer.answering(away);
                var client = MockbankClient.of(server.address(), "key")) {
            var end = new CompletableFuture<End>();
            var thread = start(() -> client.transactions().create(NewTransaction.of(1, Money.ZERO)), end);
            awaitRequests(server, 1);

            thread.interrupt();

            assertCancelled(end.get(5, TimeUnit.SECONDS));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void closingBreaksOffWhatIsUnderWay() throws Exception {
        try (var server = RawServer.answering(RawServer.SILENCE)) {
            var client = MockbankClient.of(server.address(), "key");
            var end = new CompletableFuture<End>();
            start(() -> client.accounts().list(), end);
            awaitRequests(server, 1);

            client.close();

            assertThat(end.get(5, TimeUnit.SECONDS).thrown())
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("The client was closed");
            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> client.accounts().list());
        }
    }

    private static Thread start(ThrowingCallable call, CompletableFuture<End> end) {
        return Thread.ofVirtual().start(() -> {
            var thrown = catchThrowable(call);
            end.complete(new End(thrown, Thread.currentThread().isInterrupted()));
        });
    }

    private static void assertCancelled(End end) {
        assertThat(end.thrown())
                .isInstanceOf(CancellationException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(end.interrupted()).isTrue();
    }

    private static void awaitRequests(RawServer server, int count) throws InterruptedException {
        for (int millis = 0; server.requests().size() < count && millis < 5_000; millis += 10) {
            Thread.sleep(10);
        }
        assertThat(server.requests()).hasSize(count);
    }
}
