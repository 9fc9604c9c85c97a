package dev.mockbank.server.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestCertificate;
import dev.mockbank.server.http.HttpLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As many connections as there are places: nobody keeps others out who does nothing, and a stop waits for nobody who
/// does nothing.
final class ConnectionPlacesTest {

    private static final int PLACES = 4;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration HANDSHAKE = Duration.ofSeconds(1);
    private static final HttpLimits LIMITS =
            TestBank.LIMITS.with(new ConnectionLimits(PLACES, HANDSHAKE, LONG, LONG, LONG));

    /// Well below the time that requests in flight are given.
    private static final Duration STOP = Duration.ofSeconds(5);

    private static final Duration TO_BE_IDLE = Duration.ofMillis(500);

    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    private Path folder;

    @Test
    void aFurtherClientTakesThePlaceOfTheOneThatIsIdleLongest() throws Exception {
        try (var bank = TestBank.withoutKey(Map.of(), LIMITS)) {
            var idle = new ArrayList<RawClient>();
            for (int i = 0; i < PLACES; i++) {
                var client = RawClient.of(bank);
                client.send(LIVE);
                assertThat(client.receive()).startsWith("HTTP/1.1 200 ");
                idle.add(client);
                // The server waits for the next request a moment after it has sent the answer.
                Thread.sleep(TO_BE_IDLE);
            }

            try (var further = RawClient.of(bank)) {
                further.send(LIVE);
                assertThat(further.receive()).startsWith("HTTP/1.1 200 ");
            }
            assertThat(idle.getFirst().receive()).isEmpty();
            idle.getLast().send(LIVE);
            assertThat(idle.getLast().receive()).startsWith("HTTP/1.1 200 ");
            idle.forEach(RawClient::close);
        }
    }

    @Test
    void whoFailsInTheHandshakeLeavesThePlaceToOthers() throws Exception {
        var certificate = TestCertificate.in(folder);
        try (var bank = TestBank.withoutKey(certificate.settings(), LIMITS)) {
            for (int i = 0; i < PLACES * 2; i++) {
                assertThat(RawClient.exchange(bank, LIVE)).isEmpty();
            }
            assertThat(isServed(bank, certificate)).isTrue();
        }
    }

    @Test
    void whoIsSilentInTheHandshakeLeavesThePlaceToOthersWhenItsTimeIsOver() throws Exception {
        var certificate = TestCertificate.in(folder);
        try (var bank = TestBank.withoutKey(certificate.settings(), LIMITS)) {
            var silent = new ArrayList<Socket>();
            for (int i = 0; i < PLACES * 2; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), bank.port()));
            }
            var dripping = new Socket(InetAddress.getLoopbackAddress(), bank.port());
            var drops = Thread.ofVirtual().start(() -> drip(dripping));

            assertThat(isServed(bank, certificate)).isTrue();
            assertThat(drops.join(HANDSHAKE.multipliedBy(10)))
                    .as("the slow handshake ends")
                    .isTrue();
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void aStopDoesNotWaitForIdleConnections() {
        var bank = TestBank.withoutKey(Map.of(), LIMITS);
        try (var idle = RawClient.of(bank);
                var silent = RawClient.of(bank)) {
            idle.send(LIVE);
            assertThat(idle.receive()).startsWith("HTTP/1.1 200 ");

            assertThat(timeToStop(bank)).isLessThan(STOP);
            assertThat(silent.receive()).isEmpty();
        }
    }

    @Test
    void aStopDoesNotWaitForIdleConnectionsByHttps() throws Exception {
        var certificate = TestCertificate.in(folder);
        var bank = TestBank.withoutKey(certificate.settings(), LIMITS);
        try (var idle = client(certificate)) {
            assertThat(live(bank, idle)).isEqualTo(200);

            assertThat(timeToStop(bank)).isLessThan(STOP);
            idle.shutdownNow();
        }
    }

    private static Duration timeToStop(TestBank bank) {
        long startNanos = System.nanoTime();
        bank.close();
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    private static boolean isServed(TestBank bank, TestCertificate certificate) throws Exception {
        try (var client = client(certificate)) {
            return live(bank, client) == 200;
        }
    }

    private static int live(TestBank bank, HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + bank.port() + "/health/live"))
                .timeout(Duration.ofSeconds(20))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static HttpClient client(TestCertificate certificate) {
        return HttpClient.newBuilder().sslContext(certificate.trusted()).build();
    }

    /// The head of a TLS record of 16 KiB, and of what it announces a byte at a time.
    private static void drip(Socket socket) {
        try (socket) {
            var out = socket.getOutputStream();
            out.write(new byte[] {0x16, 3, 1, 0x40, 0});
            while (true) {
                out.write(1);
                Thread.sleep(50);
            }
        } catch (IOException ended) {
            // The server has closed it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
