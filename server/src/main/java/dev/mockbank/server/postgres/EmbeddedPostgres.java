package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An embedded PostgreSQL in MOCKBANK_HOME: created on the first start, restarted after crashes, stopped on [#close].
/// It is durable, listens on IPv4 loopback only, and is used by one server at a time.
///
/// It outlives this program only when that is killed; the next start stops and replaces it.
public final class EmbeddedPostgres implements AutoCloseable {
    static final String LOGGER = "mockbank.postgres";

    private final FolderLock lock;
    private final DataFolder data;
    private final Postmaster postmaster;
    private final Supervisor supervisor;
    private final String password;
    private final String version;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedPostgres(
            FolderLock lock, DataFolder data, Postmaster postmaster, Programs programs, String version, int port)
            throws IOException {
        this.lock = lock;
        this.data = data;
        this.postmaster = postmaster;
        this.version = version;
        this.port = port;
        this.password = data.password();
        this.supervisor = new Supervisor(postmaster, port, programs.log());
    }

    /// Starts the database in `home` (MOCKBANK_HOME) and returns when it accepts connections.
    ///
    /// @param progress receives a short sentence for each step that takes time
    /// @throws EmbeddedPostgresException when it cannot start; the message says what to do
    public static EmbeddedPostgres start(Path home, Consumer<String> progress) {
        return start(home, null, EnumSet.allOf(Privileges.Way.class), progress);
    }

    /// The same with installed programs: `binaries` contains `bin`, `lib` and `share`.
    public static EmbeddedPostgres start(Path home, Path binaries, Consumer<String> progress) {
        return start(home, binaries, EnumSet.allOf(Privileges.Way.class), progress);
    }

    static EmbeddedPostgres start(
            Path folder, @Nullable Path binaries, Set<Privileges.Way> ways, Consumer<String> progress) {
        Platform platform = Platform.current();
        Home home = Home.open(folder, platform);
        try {
            FolderLock lock = FolderLock.acquire(home);
            try {
                DataFolder data = new DataFolder(home);
                Privileges privileges = Privileges.choose(platform, home, data.cluster(), ways);
                Binaries found = binaries == null
                        ? Binaries.unpacked(home, platform, progress)
                        : Binaries.installed(binaries, platform);
                ServerLog log = ServerLog.open(home.log());
                privileges.own(home.log());
                return start(lock, data, new Programs(home, found, privileges, log), progress);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw home.refusal(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedPostgresException("The start of PostgreSQL was interrupted; start Mockbank again.", e);
        }
    }

    private static EmbeddedPostgres start(
            FolderLock lock, DataFolder data, Programs programs, Consumer<String> progress)
            throws IOException, InterruptedException {
        String version = programs.version();
        data.prepare(programs, progress);
        Path cluster = data.cluster().toRealPath();
        Postmaster postmaster = new Postmaster(
                programs,
                cluster,
                new ClusterProcesses(cluster, programs.binaries().platform()));
        progress.accept("Starting PostgreSQL " + version);
        try {
            int port = postmaster.start(progress);
            if (data.finish(port)) {
                postmaster.reload();
            }
            EmbeddedPostgres started = new EmbeddedPostgres(lock, data, postmaster, programs, version, port);
            started.supervisor.start();
            return started;
        } catch (SQLException e) {
            postmaster.stop();
            throw new EmbeddedPostgresException(
                    "PostgreSQL did not accept its first connection (%s); see %s, and start Mockbank again."
                            .formatted(e.getMessage(), programs.log().file()),
                    e);
        } catch (IOException | InterruptedException | RuntimeException e) {
            postmaster.stop();
            throw e;
        }
    }

    /// Unpacks PostgreSQL's programs for this platform, for a package that contains them unpacked.
    ///
    /// @param folder is created
    public static void unpackPrograms(Path folder) throws IOException {
        Binaries.unpack(Platform.current(), folder);
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DataFolder.DATABASE);
    }

    /// Its processes: the server, its backends and its background workers.
    public Stream<ProcessHandle> processes() {
        return postmaster.processes();
    }

    public String user() {
        return Roles.SERVER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /// The version of PostgreSQL, such as `18.6`.
    public String version() {
        return version;
    }

    /// The data folder; copy it only while no server uses it.
    public Path dataFolder() {
        return data.folder();
    }

    /// Whether PostgreSQL is running now. It is down for a short time while it is restarted after a crash.
    public boolean running() {
        return postmaster.alive();
    }

    /// Stops PostgreSQL, forcibly after about ten seconds, and releases the folder. Idempotent.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // The shutdown must not be skipped because its thread is interrupted.
            boolean interrupted = Thread.interrupted();
            supervisor.close();
            lock.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
