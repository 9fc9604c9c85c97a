package dev.mockbank.admin.overview;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.preferences.Preferences;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;

/// A real server but for the check of its books, which says what no real server can be made to say: it passes every
/// other request on.
final class ForgedBooks implements AutoCloseable {

    private final RealServer server;
    private final String check;
    private final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param check what it answers to `GET /admin/books`
    ForgedBooks(RealServer server, String check) throws IOException {
        this.server = server;
        this.check = check;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        // A question that waits for news holds up no other.
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /// Makes a console attach to it.
    void rememberIn(Preferences preferences) {
        server.rememberIn(
                preferences, URI.create("http://127.0.0.1:" + http.getAddress().getPort()));
    }

    @Override
    public void close() {
        http.stop(0);
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getPath().equals("/admin/books")) {
                send(exchange, 200, check.getBytes(StandardCharsets.UTF_8));
                return;
            }
            var request = HttpRequest.newBuilder(server.address().resolve(exchange.getRequestURI()))
                    .header("Content-Type", "application/json")
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders()
                    .getOrDefault("x-api-key", List.of())
                    .forEach(key -> request.header("x-api-key", key));
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
