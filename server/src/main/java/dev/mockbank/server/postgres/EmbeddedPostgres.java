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

/// A PostgreSQL of our own in MOCKBANK_HOME: made on the first start, kept running, stopped on [#close]. It keeps
/// what it acknowledged through any crash, listens on IPv4 loopback only, and belongs to one server at a time.
///
/// It outlives this program only when that is killed; the next start then stops and replaces it.
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
    /// @param progress gets one short sentence for each step that takes its time
    /// @throws EmbeddedPostgresException whose message tells the user what to do
    public static EmbeddedPostgres start(Path home, Consumer<String> progress) {
        return start(home, null, EnumSet.allOf(Privileges.Way.class), progress);
    }

    /// The same with programs that an installer has unpacked: `binaries` holds `bin`, `lib` and `share`.
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

    /// Unpacks PostgreSQL's programs of this platform, for an installer that brings them unpacked.
    ///
    /// @param folder is made
    public static void unpackPrograms(Path folder) throws IOException {
        Binaries.unpack(Platform.current(), folder);
    }

    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, DataFolder.DATABASE);
    }

    /// Its processes: the one that it started with, and those that serve connections and clean up.
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

    /// The version of PostgreSQL, like `18.6`.
    public String version() {
        return version;
    }

    /// The folder that holds all rows; back it up only while nothing runs on it.
    public Path dataFolder() {
        return data.folder();
    }

    /// Whether PostgreSQL is up at this moment. It can be down for a short time, while it is started again after a
    /// crash.
    public boolean running() {
        return postmaster.alive();
    }

    /// Stops PostgreSQL, after about ten seconds the hard way, and gives the folder free. A second call does
    /// nothing.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            // A stop must not be skipped because the thread that stops is itself being stopped.
            boolean interrupted = Thread.interrupted();
            supervisor.close();
            lock.close();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
