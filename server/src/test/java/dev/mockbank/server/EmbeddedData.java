package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;

/// The embedded database of a child server, seen from outside.
record EmbeddedData(Path home) {

    /// The address of the database, while it runs.
    String url() {
        try {
            var password = Files.readString(folder().resolve("password")).strip();
            return "postgresql://mockbank:" + password + "@127.0.0.1:"
                    + pidFile().get(3) + "/mockbank";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL's main process.
    ProcessHandle postmaster() {
        return ProcessHandle.of(Long.parseLong(pidFile().getFirst().strip())).orElseThrow();
    }

    /// Whether another main process than this one has the folder.
    boolean isServedBesides(ProcessHandle ended) {
        try {
            return Long.parseLong(pidFile().getFirst().strip()) != ended.pid();
        } catch (UncheckedIOException | NoSuchElementException | NumberFormatException notWritten) {
            return false;
        }
    }

    /// Whether anything still runs on the folder. PostgreSQL takes its file with the process id away when it has ended
    /// cleanly.
    boolean isAtRest() {
        return !Files.exists(pidFilePath());
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(pidFilePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFilePath() {
        return folder().resolve("cluster").resolve("postmaster.pid");
    }

    private Path folder() {
        return home.resolve("data-18");
    }
}
