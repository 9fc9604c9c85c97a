package dev.mockbank.server;

import dev.mockbank.server.limit.RedisProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Debian's PostgreSQL on a free port of loopback, with data of its own below a folder of the test.
final class DebianPostgres implements AutoCloseable {

    private static final String USER = "mockbank";
    private static final String PASSWORD = "password-of-the-tests";
    private static final int READY_TIMEOUT_SECONDS = 30;

    private final Path data;
    private final int port;
    private LoopbackService service;

    private DebianPostgres(Path data, int port) {
        this.data = data;
        this.port = port;
        this.service = serve();
    }

    /// A new one, with one empty database.
    static DebianPostgres start(Path folder) {
        var data = ownFolder(folder, "primary");
        try {
            var password = Files.writeString(folder.resolve("password"), PASSWORD);
            asPostgres(List.of(
                    InstalledProgram.findOfPostgres("initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + USER,
                    "--pwfile=" + give(password),
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums",
                    "--no-sync"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var postgres = new DebianPostgres(data, RedisProcess.freePort());
        TestPostgres.execute(postgres.url("postgres"), "CREATE DATABASE mockbank");
        return postgres;
    }

    /// A standby that follows this one by streaming replication.
    DebianPostgres standby(Path folder) {
        var standbyData = ownFolder(folder, "standby");
        asPostgres(List.of(
                InstalledProgram.findOfPostgres("pg_basebackup").toString(),
                "--dbname=" + url("postgres"),
                "--pgdata=" + standbyData,
                "--checkpoint=fast",
                "--no-sync",
                "--write-recovery-conf"));
        return new DebianPostgres(standbyData, RedisProcess.freePort());
    }

    /// The value for DATABASE_URL.
    String url() {
        return url("mockbank");
    }

    int port() {
        return port;
    }

    /// `kill -9` of all its processes.
    void kill() {
        service.kill();
    }

    void startAgain() {
        service = serve();
    }

    @Override
    public void close() {
        service.close();
    }

    private String url(String database) {
        return "postgresql://%s:%s@127.0.0.1:%d/%s".formatted(USER, PASSWORD, port, database);
    }

    private LoopbackService serve() {
        var command = new ArrayList<>(unprivileged());
        command.addAll(List.of(InstalledProgram.findOfPostgres("postgres").toString(), "-D", data.toString()));
        Map.of(
                        "listen_addresses", "127.0.0.1",
                        "port", Integer.toString(port),
                        "unix_socket_directories", "",
                        "shared_buffers", "32MB",
                        "fsync", "on")
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        var started = LoopbackService.start(command, data.resolveSibling(data.getFileName() + ".log"), port);
        Await.until(READY_TIMEOUT_SECONDS, this::answers);
        return started;
    }

    private boolean answers() {
        try (var _ = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, PASSWORD)) {
            return true;
        } catch (SQLException startingUp) {
            return false;
        }
    }

    private static Path ownFolder(Path folder, String name) {
        try {
            give(folder);
            var owners = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            return give(Files.createDirectory(folder.resolve(name), owners));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// PostgreSQL refuses to run as root; then Debian's user runs it, and has to have its folders.
    private static Path give(Path path) throws IOException {
        if (isRoot()) {
            var owner = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres");
            Files.setOwner(path, owner);
        }
        return path;
    }

    private static void asPostgres(List<String> command) {
        var whole = new ArrayList<>(unprivileged());
        whole.addAll(command);
        LoopbackService.run(whole);
    }

    private static List<String> unprivileged() {
        return isRoot()
                ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--")
                : List.of();
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }
}
