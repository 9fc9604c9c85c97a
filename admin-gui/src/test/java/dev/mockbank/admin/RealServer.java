package dev.mockbank.admin;

import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.Connection;
import dev.mockbank.admin.process.ServerCommand;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The real server as a process of its own, on a free port with an embedded database in a temporary folder. It ends
/// with the tests.
public final class RealServer implements AutoCloseable {

    private static final int START_SECONDS = 90;
    private static final int END_SECONDS = 60;

    private static @Nullable RealServer shared;

    private final Path home;
    private final int port;
    private final Map<String, String> settings;
    private final URI address;
    private Process process;
    private final MockbankClient admin;
    private final MockbankClient client;

    private RealServer(Map<String, String> settings) throws IOException, InterruptedException {
        this.settings = settings;
        this.home = TargetFolder.create();
        this.port = freePort();
        this.address = URI.create("http://127.0.0.1:" + port);
        this.process = launch();
        awaitReady();
        this.admin = MockbankClient.of(address, masterKey());
        this.client = MockbankClient.of(
                address, admin.keys().create(new NewApiKey("tests", null)).key());
    }

    private Process launch() throws IOException {
        var builder = new ProcessBuilder(ServerCommand.find())
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("server.log").toFile());
        var environment = builder.environment();
        environment.put("PORT", Integer.toString(port));
        environment.put("MOCKBANK_HOME", home.toString());
        environment.put("DATABASE_URL", "");
        environment.put("MASTER_API_KEY", "");
        environment.put("END_WITH_PARENT", "true");
        environment.putAll(settings);
        return builder.start();
    }

    /// The server that all tests share; its books hold what each of them has left.
    public static synchronized RealServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /// A server of its own for one test, with an empty bank.
    public static RealServer start() {
        return start(Map.of());
    }

    /// The same with settings of its own, such as `LOG_LEVEL`.
    public static RealServer start(Map<String, String> settings) {
        try {
            return new RealServer(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Its data folder.
    Path home() {
        return home;
    }

    /// A port that nobody listens on.
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// How often its log tells of something.
    public long logged(String text) {
        try (var lines = Files.lines(home.resolve("server.log"))) {
            return lines.filter(line -> line.contains(text)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it answers.
    public URI address() {
        return address;
    }

    /// The key that manages it.
    public String masterKey() throws IOException {
        return Files.readString(home.resolve("master-key")).strip();
    }

    /// The bank, to arrange and to check with.
    public MockbankClient client() {
        return client;
    }

    /// The keeper, to arrange and to check with.
    public MockbankClient admin() {
        return admin;
    }

    /// Makes a console attach to it.
    public void rememberIn(Preferences preferences) {
        rememberIn(preferences, address);
    }

    /// Makes a console attach to something before it, at another address.
    public void rememberIn(Preferences preferences, URI address) {
        try {
            new Connection.Elsewhere(address, masterKey()).write(preferences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts it again after [#stop], with the same books at the same address.
    public void startAgain() {
        try {
            process = launch();
            awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Stops it for good.
    @Override
    public void close() {
        client.close();
        admin.close();
        stop();
    }

    /// Stops it.
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not end: " + home.resolve("server.log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        try (var anyone = MockbankClient.of(address, "")) {
            while (!anyone.health().ready()) {
                if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                    throw new AssertionError("The server did not start: " + home.resolve("server.log"));
                }
                Thread.sleep(50);
            }
        }
    }
}
