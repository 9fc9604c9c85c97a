package dev.mockbank.server.db;

import dev.mockbank.server.db.Connections.Use;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// The database. All statements of the server are executed here, and every failure is translated into
/// its meaning (see [SqlErrors]).
public final class Database implements AutoCloseable {

    /// How long a request waits for a connection before it is answered with 503.
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    private static final int IDLE_CONNECTIONS = 2;

    /// Reads never take the last connections: at least this many are left, if the pool has as many.
    private static final int LEAST_FOR_WRITES = 3;

    private final int readConnections;
    private final Connections primary;
    private final Connections reads;
    private final OutageLog outages = new OutageLog("database", "requests that need it are answered with 503");
    private final Optional<Standby> standby;

    private Database(DatabaseUrl url, Optional<DatabaseUrl> standby, int connections, MeterRegistry metrics) {
        this.readConnections = Math.max(1, Math.min(connections / 2, connections - LEAST_FOR_WRITES));
        int others = Math.max(1, connections - readConnections);
        this.primary = Connections.of(url, Use.WRITE, "mockbank", others, IDLE_CONNECTIONS, CONNECTION_WAIT, metrics);
        this.reads = Connections.of(url, Use.READ, "mockbank-reads", readConnections, 0, CONNECTION_WAIT, metrics);
        this.standby = standby.map(address -> new Standby(address, connections, this::run, metrics));
    }

    /// Creates a database without a standby; no connection is opened yet.
    ///
    /// @param connections the maximum number of connections, at least 2; half of them are for reads
    public static Database of(DatabaseUrl url, int connections, MeterRegistry metrics) {
        return of(url, Optional.empty(), connections, metrics);
    }

    /// Creates a database, optionally with a standby for reads; no connection is opened yet.
    ///
    /// @param connections the maximum number of connections to each server, at least 2; half of those to
    ///                    the primary are for reads
    public static Database of(DatabaseUrl url, Optional<DatabaseUrl> standby, int connections, MeterRegistry metrics) {
        return new Database(url, standby, connections, metrics);
    }

    /// How many [reads][#read] a database server executes at a time.
    public int readConnections() {
        return readConnections;
    }

    /// Executes statements with autocommit.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public <T> T run(Work<T> work) {
        try {
            var result = primary.run(work);
            outages.noteAnswer();
            return result;
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /// Executes statements in one transaction.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public <T> T transact(Work<T> work) {
        try {
            var result = primary.transact(work);
            outages.noteAnswer();
            return result;
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /// Executes statements on the JDBC connection, with autocommit.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public <T> T connect(ConnectionWork<T> work) {
        try {
            var result = primary.connect(work);
            outages.noteAnswer();
            return result;
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /// Executes statements on the JDBC connection in one transaction.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public <T> T connectInTransaction(ConnectionWork<T> work) {
        try {
            var result = primary.connectInTransaction(work);
            outages.noteAnswer();
            return result;
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /// Executes read-only statements in the pool for reads, on the standby if there is one that has
    /// everything that was acknowledged before. For whatever costs more than the look-up of a row.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached, 422
    /// when a statement takes too long
    public <T> T read(Work<T> work) {
        return standby.flatMap(reader -> reader.tryRead(work)).orElseGet(() -> readPrimary(() -> reads.run(work)));
    }

    /// Does the same on the JDBC connection, for many rows whose columns are passed on as they are.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached, 422
    /// when a statement takes too long
    public <T> T readRaw(ConnectionWork<T> work) {
        return standby.flatMap(reader -> reader.tryReadRaw(work))
                .orElseGet(() -> readPrimary(() -> reads.connect(work)));
    }

    @Override
    public void close() {
        standby.ifPresent(Standby::close);
        reads.close();
        primary.close();
    }

    private <T> T readPrimary(Supplier<T> read) {
        try {
            var result = read.get();
            outages.noteAnswer();
            return result;
        } catch (RuntimeException e) {
            outages.noteFailure(e);
            throw SqlErrors.meaningOfRead(e);
        }
    }

    private RuntimeException meaning(RuntimeException thrown) {
        outages.noteFailure(thrown);
        return SqlErrors.meaning(thrown);
    }
}
