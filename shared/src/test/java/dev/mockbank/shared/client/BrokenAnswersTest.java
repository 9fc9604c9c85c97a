package dev.mockbank.shared.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What no usable answer becomes: a sentence that names the address and says what to do.
final class BrokenAnswersTest {

    private static final String ACCOUNT = "{\"id\":1,\"name\":\"a\",\"type\":\"checking\",\"balance\":1.00}";

    @Test
    void nobodyListens() throws IOException {
        URI address;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }

        assertUnreachable(address, "Nothing answers at " + address + ". Check the address, and that the server runs.");
        assertUnhealthy(address);
    }

    @Test
    void anAnswerIsCutOff() {
        var whole = RawServer.json(200, ACCOUNT);

        assertUnreachable(whole.substring(0, whole.length() - 5), "broke before its answer was complete");
        assertUnreachable(whole.substring(0, 20), "broke before its answer was complete");
        assertUnreachable("", "broke before its answer was complete");
    }

    @Test
    void whatAnswersIsNoWebServer() {
        assertUnreachable("220 mail.example.com ESMTP\r\n", "is not Mockbank");
        assertUnreachable("\u0015\u0003\u0003\u0000\u0002\u0002", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":1}",
                "<html>",
                "{\"id\":1,\"name\":\"a\",\"type\":\"checking\",\"balance\":\"many\"}",
                "{\"id\":1,\"name\":\"a\",\"type\":\"checking\",\"balance\":1.00}}"
            })
    void whatAnswersSpeaksJsonOfItsOwn(String body) {
        assertUnreachable(RawServer.json(200, body), "is not Mockbank");
    }

    @Test
    void whatAnswersIsAnotherWebServer() {
        assertUnreachable(RawServer.answer(200, "text/html", ACCOUNT), "is not Mockbank");
        assertUnreachable(RawServer.answer(404, "text/html", "<h1>Not Found</h1>"), "is not Mockbank");
        assertUnreachable(RawServer.json(404, "{\"error\":\"no\"}"), "is not Mockbank");
        assertUnreachable(RawServer.json(422, "{\"detail\":[]}"), "is not Mockbank");
        assertUnreachable(RawServer.json(422, "{\"detail\":"), "is not Mockbank");
    }

    @Test
    void aProxyHasNoServerBehindIt() {
        assertUnreachable(
                RawServer.answer(502, "text/html", "<h1>Bad Gateway</h1>"), "answers 502: no server is behind it");
    }

    @Test
    void aServerWantsHttps() {
        var location = "https://bank.example.com/accounts/1";

        assertUnreachable(
                RawServer.json(307, "", "Location: " + location), "sends its callers to " + location + ". Use");
    }

    @Test
    void anAnswerIsLargerThanAnyList() {
        var accounts = "[" + (ACCOUNT + ",").repeat(350_000) + ACCOUNT + "]";

        try (var server = RawServer.answering(RawServer.json(200, accounts));
                var client = MockbankClient.of(server.address(), "key")) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.accounts().list())
                    .withMessageContaining("larger than 16 MiB. Ask for it in pages.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"})
    void anAnswerTakesTooLong(String start) throws InterruptedException {
        try (var server = RawServer.answering(start + RawServer.SILENCE);
                var line = new Transport(Address.of(server.address()))) {
            var request = HttpRequest.newBuilder(server.address()).build();

            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> line.send(request, Duration.ofMillis(200)))
                    .withMessageContaining(server.address() + " did not answer in time");
            assertThat(server.isHungUpWithin(10)).isTrue();
        }
    }

    private static void assertUnreachable(String answer, String sentence) {
        try (var server = RawServer.answering(answer)) {
            assertUnreachable(server.address(), sentence);
            assertUnhealthy(server.address());
        }
    }

    private static void assertUnreachable(URI address, String sentence) {
        try (var client = MockbankClient.of(address, "key")) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.accounts().get(1))
                    .withMessageContaining(address.toString())
                    .withMessageContaining(sentence);
        }
    }

    private static void assertUnhealthy(URI address) {
        try (var client = MockbankClient.of(address, "")) {
            assertThat(client.health().live()).isFalse();
            assertThat(client.health().ready()).isFalse();
        }
    }
}
