package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// The look at a database or a Redis before it is used.
class ServiceProbeTest {

    @Test
    void whereNothingListensNothingAnswers() throws IOException {
        var found = lookForPostgres(RealServer.freePort());

        assertThat(found.good()).isFalse();
        assertThat(found.sentence()).startsWith("Nothing answers at 127.0.0.1:");
    }

    @Test
    void anotherProgramIsNoPostgresAndNoRedis() {
        int port = RealServer.shared().address().getPort();

        assertThat(lookForPostgres(port).sentence()).startsWith("No PostgreSQL answers at ");
        assertThat(lookForRedis("redis://127.0.0.1:" + port).sentence()).endsWith("is no Redis.");
    }

    @Test
    void aPostgresThatRefusesSaysWhy() throws IOException {
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var reason = "SFATAL\0Mthe database system is starting up\0\0";
            serve(service, 8, "N", 8 + "user\0me\0database\0bank\0\0".length(), error(reason));

            var found = lookForPostgres(service.getLocalPort());

            assertThat(found.good()).isFalse();
            assertThat(found.sentence()).isEqualTo("PostgreSQL refuses: the database system is starting up.");
        }
    }

    @Test
    void aRedisAnswersToItsPassword() throws IOException {
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ping = "*1\r\n$4\r\nPING\r\n".length();
            serve(service, "*2\r\n$4\r\nAUTH\r\n$6\r\nsecret\r\n".length(), "+OK\r\n", ping, "+PONG\r\n");

            var found = lookForRedis("redis://:secret@127.0.0.1:" + service.getLocalPort());

            assertThat(found.sentence()).isEqualTo("Redis answers at 127.0.0.1:" + service.getLocalPort() + ".");
            assertThat(found.good()).isTrue();
        }
    }

    private static ServiceProbe.Finding lookForPostgres(int port) {
        var url = "postgresql://me:secret@127.0.0.1:" + port + "/bank";
        return ServiceProbe.POSTGRESQL.look(ServiceAddress.ofDatabase(url).orElseThrow());
    }

    private static ServiceProbe.Finding lookForRedis(String url) {
        return ServiceProbe.REDIS.look(ServiceAddress.ofRedis(url).orElseThrow());
    }

    private static String error(String fields) {
        return "E\0\0\0" + (char) (fields.length() + 4) + fields;
    }

    /// Answers two messages of known lengths, as the service would.
    private static void serve(ServerSocket service, int first, String answer, int second, String lastAnswer) {
        Thread.ofVirtual().start(() -> {
            try (Socket client = service.accept()) {
                client.getInputStream().readNBytes(first);
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                client.getInputStream().readNBytes(second);
                client.getOutputStream().write(lastAnswer.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException gone) {
                // The test says what it misses.
            }
        });
    }
}
