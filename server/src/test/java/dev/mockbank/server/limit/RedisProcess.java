package dev.mockbank.server.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/// A real Redis of its own on loopback that can be stopped, started again on the same port, frozen and thawed. It
/// keeps nothing on disk.
public final class RedisProcess implements AutoCloseable {

    private static final long START_BOUND_MS = 10_000;
    private static final int SOCKET_BOUND_MS = 1_000;

    private final Path program;
    private final int port;
    private final List<String> settings;
    private @Nullable Process process;

    private RedisProcess(Path program, int port, List<String> settings) {
        this.program = program;
        this.port = port;
        this.settings = settings;
    }

    static RedisProcess start(String... settings) {
        return start(cameAlong(), settings);
    }

    /// A Redis of this program.
    public static RedisProcess start(Path program, String... settings) {
        RedisProcess redis = new RedisProcess(program, freePort(), List.of(settings));
        redis.startAgain();
        return redis;
    }

    /// A port where nothing listens.
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value for REDIS_URL.
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    int port() {
        return port;
    }

    void startAgain() {
        try {
            List<String> command = new ArrayList<>(List.of(program.toString(), "--port", Integer.toString(port)));
            command.addAll(List.of("--bind", "127.0.0.1", "--save", "", "--appendonly", "no"));
            command.addAll(settings);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            awaitAnswer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it: connections break, and new ones are refused.
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            waitFor(running);
            process = null;
        }
    }

    /// Lets it hang: it still accepts connections (the system does) but answers nothing.
    void freeze() {
        signal("-STOP");
    }

    void thaw() {
        signal("-CONT");
    }

    /// Sends one command line and returns the first line of the answer.
    String ask(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), SOCKET_BOUND_MS);
            socket.setSoTimeout(SOCKET_BOUND_MS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4096];
            int length = Math.max(0, socket.getInputStream().read(answer));
            return new String(answer, 0, length, StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static Path cameAlong() {
        try {
            return ExecutableProvider.newJarResourceProvider().get().toPath().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_BOUND_MS);
        while (ask("PING").isEmpty()) {
            if (System.nanoTime() > end || process == null || !process.isAlive()) {
                stop();
                throw new IllegalStateException("Redis did not start on port " + port);
            }
            Thread.onSpinWait();
        }
    }

    private void signal(String name) {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException("Redis is not running");
        }
        try {
            waitFor(new ProcessBuilder("kill", name, Long.toString(running.pid())).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(Process process) {
        try {
            if (!process.waitFor(START_BOUND_MS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Process " + process.pid() + " did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
