package dev.mockbank.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A real server but for some answers, which are forged or broken off: it passes every other request on.
public final class ForgedServer implements AutoCloseable {

    private final RealServer server;
    private final Map<String, String> forged = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> toBreak = new ConcurrentHashMap<>();
    private final List<URI> asked = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();

    public ForgedServer(RealServer server) throws IOException {
        this.server = server;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        // A question that waits for news holds up no other.
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /// One that answers a path with this JSON.
    public static ForgedServer answering(RealServer server, String path, String json) throws IOException {
        var forged = new ForgedServer(server);
        forged.forged.put(path, json);
        return forged;
    }

    /// Breaks the connection of the next requests to a path off, those that are waiting included.
    public void breakOff(String path, int times) {
        toBreak.put(path, new AtomicInteger(times));
    }

    /// What was asked so far, with its query.
    public List<URI> asked() {
        return List.copyOf(asked);
    }

    /// Makes a console attach to it.
    public void rememberIn(Preferences preferences) {
        server.rememberIn(
                preferences, URI.create("http://127.0.0.1:" + http.getAddress().getPort()));
    }

    @Override
    public void close() {
        http.stop(0);
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestURI());
        try (exchange) {
            var json = forged.get(path);
            if (json != null) {
                send(exchange, 200, json.getBytes(StandardCharsets.UTF_8));
                return;
            }
            var answer = passOn(exchange);
            var breaks = toBreak.get(path);
            if (breaks == null || breaks.getAndDecrement() <= 0) {
                send(exchange, answer.statusCode(), answer.body());
            } else {
                // More is promised than comes: a client that has seen nothing of an answer would ask again by itself.
                exchange.sendResponseHeaders(200, Byte.MAX_VALUE);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> passOn(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address().resolve(exchange.getRequestURI()))
                .header("Content-Type", "application/json")
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders()
                .getOrDefault("x-api-key", List.of())
                .forEach(key -> request.header("x-api-key", key));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
