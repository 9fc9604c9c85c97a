package dev.mockbank.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mockbank.admin.preferences.Preferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The line to a real server, with faults: it refuses or holds what it is told to, and passes everything else on. A
/// request is told by its method and address, such as `GET /transactions?limit=200`.
public final class FaultyLine implements AutoCloseable {

    private static final byte[] REFUSAL =
            "{\"title\":\"Busy\",\"status\":503,\"detail\":\"The line is busy.\"}".getBytes(StandardCharsets.UTF_8);

    private static final Set<String> OF_ONE_CONNECTION =
            Set.of("connection", "content-length", "date", "host", "http2-settings", "transfer-encoding", "upgrade");

    private final RealServer server;
    private final HttpServer http;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger held = new AtomicInteger();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Predicate<String> refused = _ -> false;
    private volatile Predicate<String> holding = _ -> false;
    private volatile CountDownLatch release = new CountDownLatch(0);

    public FaultyLine(RealServer server) {
        this.server = server;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::answer);
        // A request that is held holds up no other.
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    /// Makes a console attach to it.
    public void rememberIn(Preferences preferences) {
        server.rememberIn(
                preferences, URI.create("http://127.0.0.1:" + http.getAddress().getPort()));
    }

    /// Refuses these from now on, and no others.
    public void refuse(Predicate<String> requests) {
        refused = requests;
    }

    /// Passes everything on from now on, also what is held.
    public void mend() {
        refused = _ -> false;
        holding = _ -> false;
        release.countDown();
    }

    /// Holds the answers to these from now on: the server has answered, and the console does not hear of it.
    public void hold(Predicate<String> requests) {
        release = new CountDownLatch(1);
        held.set(0);
        holding = requests;
    }

    /// How many of these the console has sent so far.
    public long asked(Predicate<String> requests) {
        return asked.stream().filter(requests).count();
    }

    /// How many answers are held.
    public int held() {
        return held.get();
    }

    @Override
    public void close() {
        mend();
        http.stop(0);
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            asked.add(request);
            if (refused.test(request)) {
                send(exchange, 503, REFUSAL);
                return;
            }
            var answer = pass(exchange);
            if (holding.test(request)) {
                held.incrementAndGet();
                release.await();
            }
            answer.headers().map().forEach((name, values) -> {
                if (!OF_ONE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> pass(HttpExchange exchange) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.address().resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_ONE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
