package dev.mockbank.installer;

import dev.mockbank.installer.Image.Program;
import dev.mockbank.server.settings.Setting;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of an image that a test has started. It ends with the test at the latest.
final class Started implements AutoCloseable {

    private static final int BOUND_SECONDS = 60;
    private static final int LOOK_PAUSE_MILLIS = 20;

    private final Path home;
    private final int port;
    private final Path output;
    private final Process process;

    private Started(List<String> command, Path home, int port, Map<String, String> environment) throws IOException {
        this.home = home;
        this.port = port;
        var folder = home.resolve("..").normalize();
        this.output = Files.createTempFile(folder, "output", ".txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        for (var setting : Setting.values()) {
            builder.environment().remove(setting.name());
        }
        builder.environment().remove("DISPLAY");
        builder.environment().put("MOCKBANK_HOME", home.toString());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().put("END_WITH_PARENT", "true");
        builder.environment().putAll(environment);
        this.process = builder.start();
    }

    /// Starts a program with its data in `home`, which need not exist.
    static Started start(Image image, Program program, Path home, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(image.executable(program).toString()));
        command.addAll(List.of(arguments));
        return new Started(command, home, freePort(), environment);
    }

    /// Starts a server and waits until it answers.
    static Started server(Image image, Path home) throws IOException, InterruptedException {
        return start(image, Program.SERVER, home, Map.of()).awaitReady();
    }

    /// Starts a server by another command, which ends with the launcher's path.
    static Started by(List<String> command, Path home) throws IOException {
        return new Started(command, home, freePort(), Map.of());
    }

    /// A port that nobody listens on.
    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    Started awaitReady() throws IOException, InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        try (var anyone = MockbankClient.of(address(), "")) {
            while (!anyone.health().ready()) {
                if (!process.isAlive() || System.nanoTime() > deadlineNanos) {
                    throw new AssertionError("The server did not start:\n" + output());
                }
                Thread.sleep(LOOK_PAUSE_MILLIS);
            }
        }
        return this;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// The key that the server has made for itself.
    String masterKey() throws IOException {
        return Files.readString(home.resolve("master-key")).strip();
    }

    /// All that it has printed, errors included.
    String output() throws IOException {
        return Files.readString(output);
    }

    /// Asks it to end, by SIGTERM, and waits for that.
    int stop() throws InterruptedException, IOException {
        process.destroy();
        return awaitExit();
    }

    /// SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int awaitExit() throws InterruptedException, IOException {
        if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws IOException {
        try {
            stop();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
