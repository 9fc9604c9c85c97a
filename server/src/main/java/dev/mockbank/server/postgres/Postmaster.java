package dev.mockbank.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// PostgreSQL's main process: starts it, isolated from the terminal's Ctrl-C and after cleaning up an unclean
/// shutdown, and stops it. Used by one thread at a time, except for [#alive].
final class Postmaster {
    private static final int START_TIMEOUT_SECONDS = 120;
    private static final int START_TRIES = 25;
    private static final int FAST_STOP_TIMEOUT_SECONDS = 10;
    private static final int IMMEDIATE_STOP_TIMEOUT_SECONDS = 5;
    private static final int KILL_TIMEOUT_SECONDS = 5;
    private static final int POLL_MILLIS = 5;
    private static final int RETRY_MILLIS = 200;

    private final Programs programs;
    private final Path cluster;
    private final ClusterProcesses processes;
    private volatile @Nullable ProcessHandle process;

    Postmaster(Programs programs, Path cluster, ClusterProcesses processes) {
        this.programs = programs;
        this.cluster = cluster;
        this.processes = processes;
    }

    boolean alive() {
        ProcessHandle current = process;
        return current != null && processes.alive(current);
    }

    /// Starts on a free port and returns it.
    int start(Consumer<String> progress) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            int port = freePort();
            try {
                start(port, progress);
                return port;
            } catch (EmbeddedPostgresException e) {
                if (!e.passing() || tries == START_TRIES) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /// Starts on this port, after stopping what an earlier server left running.
    void start(int port, Consumer<String> progress) throws IOException, InterruptedException {
        process = null;
        clear(progress);
        long mark = programs.log().mark();
        Process starter = programs.launch(
                "pg_ctl",
                List.of(
                        "start",
                        "--pgdata=" + cluster,
                        "--log=" + programs.log().file(),
                        "--wait",
                        "--timeout=" + START_TIMEOUT_SECONDS,
                        "--silent",
                        "--options=" + Parameters.arguments(port)));
        awaitReady(starter, port, mark);
    }

    /// Reloads the access rules.
    void reload() throws IOException, InterruptedException {
        ProcessHandle current = process;
        if (current != null) {
            processes.signal(current, "HUP", programs.binaries());
        }
    }

    /// Shuts down: fast, or immediate if that takes too long.
    void stop() throws IOException, InterruptedException {
        ProcessHandle known = process;
        process = null;
        Optional<ProcessHandle> running =
                known != null && processes.alive(known) ? Optional.of(known) : processes.postmaster();
        if (running.isPresent()) {
            stop(running.get());
        }
    }

    private void stop(ProcessHandle postmaster) throws IOException, InterruptedException {
        BooleanSupplier gone = () -> !processes.alive(postmaster);
        processes.signal(postmaster, "INT", programs.binaries());
        if (await(gone, FAST_STOP_TIMEOUT_SECONDS)) {
            return;
        }
        processes.signal(postmaster, "QUIT", programs.binaries());
        if (await(gone, IMMEDIATE_STOP_TIMEOUT_SECONDS)) {
            return;
        }
        postmaster.destroyForcibly();
        await(gone, KILL_TIMEOUT_SECONDS);
    }

    /// The main process and its children.
    Stream<ProcessHandle> processes() {
        ProcessHandle server = process;
        return server == null ? Stream.empty() : Stream.concat(Stream.of(server), server.descendants());
    }

    private void clear(Consumer<String> progress) throws IOException, InterruptedException {
        if (PostmasterFile.read(cluster).isEmpty() && processes.all().isEmpty()) {
            return;
        }
        progress.accept("Recovering after an unclean shutdown");
        stop();
        // Children of a killed server exit by themselves, but not while they are busy.
        if (!await(() -> none(), 1)) {
            processes.all().forEach(ProcessHandle::destroyForcibly);
            if (!await(() -> none(), KILL_TIMEOUT_SECONDS)) {
                throw stuck(processes.all());
            }
        }
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        if (file.isPresent()
                && ProcessHandle.of(file.get().pid()).isPresent()
                && !processes.platform().windows()) {
            PostmasterFile.disown(cluster);
        }
    }

    private boolean none() {
        try {
            return processes.all().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Process starter, int port, long mark) throws IOException, InterruptedException {
        long deadline =
                System.nanoTime() + Duration.ofSeconds(START_TIMEOUT_SECONDS).toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ProcessHandle> ready = processes.readyPostmaster(port);
            if (ready.isPresent()) {
                process = ready.get();
                // pg_ctl polls ten times a second, and would report an early exit as a failed start.
                starter.destroy();
                return;
            }
            if (!starter.isAlive() && starter.exitValue() != 0) {
                throw programs.failure(mark);
            }
            Thread.sleep(POLL_MILLIS);
        }
        stop();
        throw new EmbeddedPostgresException(
                "PostgreSQL was not ready after %d seconds; see %s, and start Mockbank again."
                        .formatted(START_TIMEOUT_SECONDS, programs.log().file()));
    }

    private EmbeddedPostgresException stuck(List<ProcessHandle> holders) {
        return new EmbeddedPostgresException(
                "PostgreSQL is still running in %s with process id %s, and Mockbank could not stop it; stop it and start Mockbank again."
                        .formatted(
                                cluster,
                                holders.stream()
                                        .map(h -> Long.toString(h.pid()))
                                        .toList()));
    }

    private static boolean await(BooleanSupplier condition, int timeoutSeconds) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(timeoutSeconds).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
