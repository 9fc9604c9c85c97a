package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A primary and a synchronous standby under Patroni, which `installer/ha/loopback.sh` sets up.
final class LoopbackCluster implements AutoCloseable {

    private static final Path SCRIPT = Path.of("..", "installer", "ha", "loopback.sh");

    /// Below the ports that the system gives to clients.
    private static final int LOWEST_PORT = 20_000;

    private static final int HIGHEST_PORT = 30_000;
    private static final int PORTS = 6;
    private static final Pattern USER = Pattern.compile("postgresql://([^:]+):([^@]+)@.*");

    /// By the order of their ports.
    private static final List<String> NODES = List.of("one", "two");

    private final Path folder;
    private final int firstPort;

    private LoopbackCluster(Path folder, int firstPort) {
        this.folder = folder;
        this.firstPort = firstPort;
    }

    /// One whose standby follows.
    static LoopbackCluster start(Path folder) {
        InstalledProgram.find("patroni", "patroni");
        InstalledProgram.find("etcd", "etcd-server");
        InstalledProgram.findOfPostgres("postgres");
        var cluster = new LoopbackCluster(folder, freePorts());
        try {
            cluster.startAgain();
        } catch (RuntimeException | Error e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    /// Starts what does not run, and waits until the standby follows.
    void startAgain() {
        run("start", Integer.toString(firstPort));
    }

    /// The value for DATABASE_URL.
    String url() {
        try {
            return Files.readString(folder.resolve("database-url")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The node that takes writes now.
    Optional<String> primary() {
        return NODES.stream().filter(this::takesWrites).findFirst();
    }

    /// `kill -9` of everything on a node, as when its machine is lost.
    void killNode(String node) {
        pid(folder.resolve(node + ".pid")).destroyForcibly();
        killPostgres(node);
    }

    /// `kill -9` of a node's PostgreSQL alone.
    void killPostgres(String node) {
        var postmaster = pid(folder.resolve("data-" + node).resolve("postmaster.pid"));
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        run("stop");
    }

    private void run(String command, String... arguments) {
        LoopbackService.run(
                Stream.concat(Stream.of(SCRIPT.toString(), command, folder.toString()), Stream.of(arguments))
                        .toList());
    }

    private boolean takesWrites(String node) {
        var user = USER.matcher(url());
        if (!user.matches()) {
            throw new IllegalStateException("no user in the address that the script wrote");
        }
        var address = "jdbc:postgresql://127.0.0.1:%d/mockbank?connectTimeout=2&loginTimeout=2"
                .formatted(firstPort + 2 + NODES.indexOf(node));
        try (var connection = DriverManager.getConnection(address, user.group(1), user.group(2));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT NOT pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException away) {
            return false;
        }
    }

    private static ProcessHandle pid(Path file) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePorts() {
        while (true) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (IntStream.range(first, first + PORTS).allMatch(LoopbackCluster::isFree)) {
                return first;
            }
        }
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
