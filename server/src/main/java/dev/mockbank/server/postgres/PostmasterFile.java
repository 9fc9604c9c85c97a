package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// PostgreSQL's `postmaster.pid`, with a line each for process id, data folder, start (epoch seconds), port, socket
/// folder, address, shared memory and status. It remains when PostgreSQL is killed.
record PostmasterFile(long pid, long startedEpochSeconds, int port, String status) {
    private static final int START_LINE = 2;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(cluster));
            return lines.size() <= START_LINE
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.getFirst().strip()),
                            Long.parseLong(lines.get(START_LINE).strip()),
                            lines.size() > PORT_LINE
                                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                                    : 0,
                            lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : ""));
        } catch (NoSuchFileException | NumberFormatException e) {
            // Missing, or being written.
            return Optional.empty();
        }
    }

    /// Replaces the process id with our own, the grandparent of the server to start, which PostgreSQL ignores; so it
    /// does not take the named process for a running server. Deleting the file would also delete the shared memory
    /// key, and with it PostgreSQL's check that no child of the dead server is still writing.
    static void disown(Path cluster) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file(cluster)));
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.writeString(file(cluster), String.join("\n", lines) + "\n");
    }

    boolean ready() {
        return status.equals("ready");
    }

    private static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }
}
