package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of the machine that serves on a port of loopback, as a process of the test's own.
final class LoopbackService implements AutoCloseable {

    private static final int START_TIMEOUT_SECONDS = 30;
    private static final int END_TIMEOUT_SECONDS = 20;

    private final Process process;
    private final Path log;

    private LoopbackService(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// A service that takes connections.
    ///
    /// @param log a file for what it prints
    static LoopbackService start(List<String> command, Path log, int port) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var service = new LoopbackService(process, log);
            Await.until(START_TIMEOUT_SECONDS, () -> service.takesConnections(port));
            return service;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a command to its end.
    ///
    /// @throws IllegalStateException when it fails; the message has its output
    static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " failed:\n" + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends it a signal such as `HUP`.
    void signal(String name) {
        Signals.send(name, process.pid());
    }

    /// `kill -9`, of it and of what it started.
    void kill() {
        var all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
    }

    /// Ends it as Ctrl-C does.
    @Override
    public void close() {
        if (process.isAlive()) {
            signal("INT");
        }
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("It did not end:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean takesConnections(int port) throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It did not start:\n" + Files.readString(log));
        }
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
