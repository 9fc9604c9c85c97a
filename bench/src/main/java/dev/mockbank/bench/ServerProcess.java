package dev.mockbank.bench;

import dev.mockbank.server.settings.Setting;
import dev.mockbank.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The real server as a process of its own. Its log, a line for each request, goes where no disk is.
final class ServerProcess implements AutoCloseable {

    private static final int START_SECONDS = 120;
    private static final int STOP_SECONDS = 60;
    private static final int POLL_MILLIS = 5;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Path home;
    private final String masterKey;
    private final int port;
    private final Path errors;
    private final long launchedNanos = System.nanoTime();
    private final Process process;

    private ServerProcess(Launch launch, Path home, String masterKey, Map<String, String> settings) throws IOException {
        this.home = Files.createDirectories(home);
        this.masterKey = masterKey;
        this.port = freePort();
        this.errors = home.resolveSibling(home.getFileName() + "-errors.txt");
        var builder = new ProcessBuilder(launch.command())
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile());
        var environment = builder.environment();
        for (var setting : Setting.values()) {
            environment.remove(setting.name());
        }
        environment.put("MOCKBANK_HOME", home.toString());
        environment.put("MASTER_API_KEY", masterKey);
        environment.put("PORT", Integer.toString(port));
        environment.put("END_WITH_PARENT", "true");
        environment.putAll(settings);
        this.process = builder.start();
    }

    static ServerProcess launch(Launch launch, Path home, String masterKey, Map<String, String> settings) {
        try {
            return new ServerProcess(launch, home, masterKey, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it is ready.
    ///
    /// @return how many seconds it took since the launch
    double awaitReady() {
        long end = launchedNanos + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() - end < 0) {
            if (ready()) {
                return (System.nanoTime() - launchedNanos) / 1e9;
            }
            if (!process.isAlive()) {
                throw new IllegalStateException("The server did not start: " + errors());
            }
            sleep();
        }
        throw new IllegalStateException("The server was not ready after " + START_SECONDS + " s: " + errors());
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    long pid() {
        return process.pid();
    }

    Path home() {
        return home;
    }

    EmbeddedDatabase database() {
        return EmbeddedDatabase.in(home);
    }

    /// Its address for clients of the API.
    URI uri() {
        return URI.create("http://127.0.0.1:" + address().getPort());
    }

    String masterKey() {
        return masterKey;
    }

    /// Makes an API key.
    String newKey() {
        var answer = send(request("/accounts/keys")
                .header("x-api-key", masterKey)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\"}")));
        return Json.mapper().readTree(answer.body()).get("key").stringValue();
    }

    /// Where the page after this one begins.
    Optional<String> cursorAfter(String path, String key) {
        return send(request(path).header("x-api-key", key))
                .headers()
                .firstValue("Link")
                .map(link -> link.replaceFirst(".*[?&]cursor=([^>&]*).*", "$1"));
    }

    /// Stops it, the hard way if it does not stop by itself. A second call does nothing.
    @Override
    public void close() {
        client.shutdownNow();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean ready() {
        try {
            return client.send(request("/health/ready").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(START_SECONDS));
    }

    private String errors() {
        try {
            return Files.readString(errors).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
