package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The operating system's processes on one data folder. A process id alone proves nothing: it may have been reused by
/// an unrelated program, or belong to a zombie.
record ClusterProcesses(Path cluster, Platform platform) {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);
    private static final int SIGNAL_TIMEOUT_SECONDS = 5;

    /// The live PostgreSQL server named by the file in the data folder.
    Optional<ProcessHandle> postmaster() throws IOException {
        return PostmasterFile.read(cluster).flatMap(this::named);
    }

    /// The same once it accepts connections on a port: a server that was killed while it started may leave a
    /// PostgreSQL that comes up on another one. The file is read only once: between two reads a new server could
    /// replace the file of a killed one, which still says "ready".
    Optional<ProcessHandle> readyPostmaster(int port) throws IOException {
        return PostmasterFile.read(cluster)
                .filter(file -> file.ready() && file.port() == port)
                .flatMap(this::named);
    }

    /// All live processes on the data folder: the server and its children. On systems other than Linux only the
    /// server is known.
    List<ProcessHandle> all() throws IOException {
        return platform.linux()
                ? ProcessHandle.allProcesses()
                        .filter(process -> worksHere(process) && alive(process))
                        .toList()
                : postmaster().stream().toList();
    }

    boolean alive(ProcessHandle process) {
        return process.isAlive() && !(platform.linux() && zombie(process));
    }

    /// Sends a signal that Java cannot send: INT is PostgreSQL's fast shutdown, QUIT the immediate one.
    void signal(ProcessHandle process, String signal, Binaries binaries) throws IOException, InterruptedException {
        String pid = Long.toString(process.pid());
        List<String> command = platform.windows()
                ? List.of(binaries.program("pg_ctl").toString(), "kill", signal, pid)
                : List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal, pid);
        Process kill = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!kill.waitFor(SIGNAL_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            kill.destroyForcibly();
        }
    }

    private Optional<ProcessHandle> named(PostmasterFile file) {
        return ProcessHandle.of(file.pid())
                .filter(process -> alive(process)
                        && (platform.linux() ? worksHere(process) : startedAt(process, file.startedEpochSeconds())));
    }

    /// PostgreSQL and its children have the data folder as their working folder.
    private boolean worksHere(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            if (!Files.readString(proc.resolve("comm")).strip().equals("postgres")) {
                return false;
            }
            Path workingFolder = proc.resolve("cwd");
            // In a container, root may not be able to read another user's working folder, but can read the server's
            // arguments.
            return Files.isReadable(workingFolder)
                    ? Files.isSameFile(workingFolder, cluster)
                    : Files.readString(proc.resolve("cmdline")).contains("\0" + cluster + "\0");
        } catch (IOException e) {
            // The process has just exited.
            return false;
        }
    }

    private static boolean zombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // The state follows the name, which is in parentheses and may contain anything.
            return "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean startedAt(ProcessHandle process, long epochSeconds) {
        boolean postgres = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        return postgres
                && process.info()
                        .startInstant()
                        .map(start -> Math.abs(start.getEpochSecond() - epochSeconds) <= START_TOLERANCE.toSeconds())
                        .orElse(false);
    }
}
