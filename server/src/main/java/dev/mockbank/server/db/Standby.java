package dev.mockbank.server.db;

import dev.mockbank.server.problem.ProblemException;
import io.helidon.dbclient.DbExecute;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongFunction;

/// A standby of the database that serves reads, but never older data than what was acknowledged to any
/// client by any server before the read began: it must have replayed the WAL up to the position that the
/// primary had flushed at that time. If it does not reach it in a moment, or is unavailable, the primary
/// serves the read.
final class Standby implements AutoCloseable {

    private static final String FLUSHED =
            "SELECT CAST(pg_current_wal_flush_lsn() - '0/0' AS bigint) AS flushed LIMIT 1";

    /// A standby that was promoted is none any more.
    private static final String HAS_REPLAYED = """
            SELECT pg_is_in_recovery() AND coalesce(pg_last_wal_replay_lsn() - '0/0' >= ?, FALSE) AS replayed LIMIT 1""";

    private static final String NAME = "mockbank-standby";
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(1);

    /// How long it is not used after it was unavailable.
    private static final Duration REST = Duration.ofSeconds(2);

    /// How long a read waits for the replay, at most: it is checked again after 1, 2, 4 and 8 ms.
    private static final int LOOKS = 5;

    private static final long FIRST_PAUSE_NANOS = 1_000_000;
    private static final int MAX_WAITING = 10_000;

    private final Connections connections;
    private final Batcher<Boolean, Long> flushed;
    private final OutageLog outages = new OutageLog("standby", "the primary answers what it would have read");
    private final AtomicLong restsUntilNanos = new AtomicLong(System.nanoTime());
    private final Counter answered;
    private final Counter left;

    /// @param most    the maximum number of connections
    /// @param primary executes statements on the primary
    Standby(DatabaseUrl url, int most, Function<Work<Long>, Long> primary, MeterRegistry metrics) {
        this.connections = Connections.of(url, Connections.Use.READ, NAME, most, 1, CONNECTION_WAIT, metrics);
        this.flushed = new Batcher<>(
                new Batcher.Bounds(MAX_WAITING, MAX_WAITING, MAX_WAITING),
                _ -> 1,
                asked -> toAll(asked, primary.apply(Standby::flushed)));
        this.answered = reads(metrics, "standby");
        this.left = reads(metrics, "primary");
    }

    /// Executes a read if the standby has everything that was acknowledged when this was called.
    ///
    /// @return empty when the primary has to serve it
    /// @throws ProblemException 503 when the primary's WAL position cannot be read
    <T> Optional<T> tryRead(Work<T> work) {
        return answer(needed -> connections.transact(
                db -> replays(() -> hasReplayed(db, needed)) ? Optional.of(work.apply(db)) : Optional.empty()));
    }

    /// The same on the JDBC connection.
    <T> Optional<T> tryReadRaw(ConnectionWork<T> work) {
        return answer(needed -> connections.connectInTransaction(connection ->
                replays(() -> hasReplayed(connection, needed)) ? Optional.of(work.on(connection)) : Optional.empty()));
    }

    private <T> Optional<T> answer(LongFunction<Optional<T>> read) {
        Optional<T> found = System.nanoTime() - restsUntilNanos.get() < 0 ? Optional.empty() : read(read, flushed());
        (found.isPresent() ? answered : left).increment();
        return found;
    }

    @Override
    public void close() {
        connections.close();
    }

    private <T> Optional<T> read(LongFunction<Optional<T>> read, long needed) {
        try {
            Optional<T> found = read.apply(needed);
            outages.noteAnswer();
            return found;
        } catch (RuntimeException e) {
            // A read that takes too long here would on the primary, too.
            var meaning = SqlErrors.meaningOfRead(e);
            if (!(meaning instanceof ProblemException refusal)
                    || refusal.problem().status() != 503) {
                throw meaning;
            }
            // A read that conflicted with the replay, or found no free connection, also fails; that is
            // no reason to stop using the standby.
            if (SqlErrors.isOutage(e)) {
                restsUntilNanos.set(System.nanoTime() + REST.toNanos());
                outages.noteFailure(e);
            }
            return Optional.empty();
        }
    }

    /// Checks on the connection that executes the read: another one may lead to a standby that is
    /// behind.
    private static <E extends Exception> boolean replays(Look<E> looks) throws E {
        long pauseNanos = FIRST_PAUSE_NANOS;
        for (int look = 1; !looks.hasReplayed(); look++) {
            if (look == LOOKS) {
                return false;
            }
            LockSupport.parkNanos(pauseNanos);
            pauseNanos *= 2;
        }
        return true;
    }

    /// The replay position of the standby.
    @FunctionalInterface
    private interface Look<E extends Exception> {

        boolean hasReplayed() throws E;
    }

    private static boolean hasReplayed(Connection connection, long needed) throws SQLException {
        try (var statement = connection.prepareStatement(HAS_REPLAYED)) {
            statement.setLong(1, needed);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean hasReplayed(DbExecute db, long needed) {
        return db.createGet(HAS_REPLAYED)
                .params(needed)
                .execute()
                .map(row -> row.column("replayed").getBoolean())
                .orElse(false);
    }

    private long flushed() {
        return flushed.call(0, true);
    }

    private static Long flushed(DbExecute db) {
        return db.createGet(FLUSHED)
                .execute()
                .map(row -> Rows.number(row, "flushed"))
                .orElseThrow(() -> new IllegalStateException("a database without a log"));
    }

    private static List<Long> toAll(List<Boolean> asked, long answer) {
        return Collections.nCopies(asked.size(), answer);
    }

    private static Counter reads(MeterRegistry metrics, String by) {
        return Counter.builder("mockbank.reads")
                .description("Reads that may be answered by the standby, by who answered them")
                .tag("by", by)
                .register(metrics);
    }
}
