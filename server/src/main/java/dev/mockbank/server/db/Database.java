package dev.mockbank.server.db;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/// The bank's database. Every statement of the server goes through here, and every failure of one leaves here with its
/// meaning (see [SqlErrors]).
public final class Database implements AutoCloseable {

    /// How long a request waits for a connection before it is answered with 503.
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    private static final int IDLE_CONNECTIONS = 2;

    private final Connections primary;
    private final OutageLog outages = new OutageLog("database", "requests that need it are answered with 503");
    private final Optional<Standby> standby;

    private Database(DatabaseUrl url, Optional<DatabaseUrl> standby, int connections, MeterRegistry metrics) {
        this.primary = Connections.of(url, "mockbank", connections, IDLE_CONNECTIONS, CONNECTION_WAIT, metrics);
        this.standby = standby.map(address -> new Standby(address, connections, this::run, metrics));
    }

    /// A database without a standby; no connection is opened yet.
    ///
    /// @param connections how many connections there are at most
    public static Database of(DatabaseUrl url, int connections, MeterRegistry metrics) {
        return of(url, Optional.empty(), connections, metrics);
    }

    /// A database, maybe with a standby to read from; no connection is opened yet.
    ///
    /// @param connections how many connections there are at most, to each
    public static Database of(DatabaseUrl url, Optional<DatabaseUrl> standby, int connections, MeterRegistry metrics) {
        return new Database(url, standby, connections, metrics);
    }

    /// Runs statements that each stand for themselves.
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

    /// Runs statements that stand or fall together.
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

    /// Runs statements on the driver's connection, each for itself.
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

    /// Runs statements on the driver's connection that stand or fall together.
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

    /// Runs statements that only read, on the standby if there is one and it has all that was acknowledged before;
    /// worth its while for what costs more than the look-up of a row.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when the database cannot be reached
    public <T> T read(Work<T> work) {
        return standby.flatMap(reader -> reader.tryRead(work)).orElseGet(() -> run(work));
    }

    @Override
    public void close() {
        standby.ifPresent(Standby::close);
        primary.close();
    }

    private RuntimeException meaning(RuntimeException thrown) {
        var meaning = SqlErrors.meaning(thrown);
        outages.noteFailure(meaning);
        return meaning;
    }
}
