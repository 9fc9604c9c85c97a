package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The temporary folder of a run, and the servers that run on it. When it is closed, also by Ctrl-C in the middle of a
/// figure, nothing of the run is left.
final class Workplace implements AutoCloseable {

    private final Path folder;
    private final Launch launch;
    private final String masterKey = UUID.randomUUID().toString();
    private final List<Path> elsewhere = new ArrayList<>();
    private final List<ServerProcess> servers = new ArrayList<>();
    private boolean closed;

    private Workplace(Path folder, Launch launch) {
        this.folder = folder;
        this.launch = launch;
    }

    /// A new folder.
    ///
    /// @param parent on a disk that is worth measuring; a temporary file system is often none
    static Workplace create(Path parent, Launch launch) {
        try {
            Files.createDirectories(parent);
            return new Workplace(Files.createTempDirectory(parent.toAbsolutePath(), "bench-"), launch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name of the file with the JVM options of the servers.
    String jvm() {
        return launch.jvm();
    }

    Path folder() {
        return folder;
    }

    /// Launches a server whose home has this name; it is not waited for.
    synchronized ServerProcess launch(String home, Map<String, String> settings) {
        if (closed) {
            throw new IllegalStateException("The run is being stopped");
        }
        var server = ServerProcess.launch(launch, folder.resolve(home), masterKey, settings);
        servers.add(server);
        return server;
    }

    /// The same on another file system.
    ///
    /// @param parent where a folder for it is made
    synchronized ServerProcess launchIn(Path parent, String home, Map<String, String> settings) {
        try {
            elsewhere.add(Files.createTempDirectory(parent, "bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return launch(elsewhere.getLast().resolve(home).toString(), settings);
    }

    /// Whether the run is being stopped, or has been.
    synchronized boolean closed() {
        return closed;
    }

    /// Those that were started last are stopped first: they may use the database of an earlier one.
    @Override
    public synchronized void close() {
        closed = true;
        servers.reversed().forEach(ServerProcess::close);
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroy);
        delete(folder);
        elsewhere.forEach(Workplace::delete);
    }

    /// Removes the home of a server that has been stopped.
    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
