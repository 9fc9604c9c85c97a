package dev.mockbank.admin.process;

import dev.mockbank.admin.preferences.OwnerOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The server as a child of the console, without a shell between them. It ends when the console does, however that
/// ends.
final class ServerProcess {

    /// How long requests in flight and the embedded PostgreSQL may take to end before the child is killed.
    static final Duration STOP_BOUND = Duration.ofSeconds(30);

    private static final int SIGNALLED = 128;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /// Launches it; it does not answer yet.
    ///
    /// @param output gets every line that it prints
    /// @throws IOException when it cannot be launched
    static ServerProcess launch(List<String> command, ServerSettings settings, ServerOutput output) throws IOException {
        OwnerOnly.createFolder(settings.home());
        var builder =
                new ProcessBuilder(command).directory(settings.home().toFile()).redirectErrorStream(true);
        settings.into(builder.environment());
        var child = new ServerProcess(builder.start());
        child.process.getOutputStream().close();
        Thread.ofVirtual().name("server-output").start(() -> child.read(output));
        return child;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// How it ended, in a few words, such as `exit code 1`. A process that a signal ended has 128 and the signal's
    /// number as its exit code (source: POSIX, "Exit Status for Commands").
    String end() {
        int code = process.exitValue();
        return code > SIGNALLED ? "killed by signal " + (code - SIGNALLED) : "exit code " + code;
    }

    long pid() {
        return process.pid();
    }

    /// Waits for its end.
    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /// Asks it to end, and waits until it has; a server that does not end in time is killed.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_BOUND.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
    }

    /// Ends it at once; the embedded PostgreSQL that it leaves is stopped by the next start.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    private void read(ServerOutput output) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException | UncheckedIOException ended) {
            // The process is gone, and with it the rest of what it had to say.
        }
    }
}
