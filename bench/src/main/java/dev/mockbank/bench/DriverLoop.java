package dev.mockbank.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/// The yardstick that is always there: PostgreSQL's JDBC driver, a connection and a thread for each client, prepared
/// statements, and a commit for each.
final class DriverLoop implements Contender {

    private static final int WARM_UP = 5;

    private final EmbeddedDatabase database;
    private final Meter meter;

    DriverLoop(EmbeddedDatabase database, Meter meter) {
        this.database = database;
        this.meter = meter;
    }

    @Override
    public Measured measure(Workload workload, int clients, double seconds) {
        var connections = new ArrayList<Connection>();
        try {
            for (int i = 0; i < clients; i++) {
                connections.add(database.connect());
            }
            for (var connection : connections) {
                warmUp(connection, workload);
            }
            var before = meter.read();
            long done = run(workload, connections, Math.round(seconds * 1e9));
            return new Measured(done / seconds, meter.since(before, done));
        } catch (SQLException e) {
            throw new IllegalStateException("The driver's loop failed: " + e.getMessage(), e);
        } finally {
            connections.forEach(DriverLoop::close);
        }
    }

    private static long run(Workload workload, List<Connection> connections, long nanos) throws SQLException {
        var loops = new ArrayList<Future<Long>>();
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("driver-", 1).factory())) {
            long end = System.nanoTime() + nanos;
            for (var connection : connections) {
                loops.add(threads.submit(() -> loop(connection, workload, end)));
            }
        }
        long done = 0;
        for (var loop : loops) {
            done += result(loop);
        }
        return done;
    }

    private static void warmUp(Connection connection, Workload workload) throws SQLException {
        try (var statement = connection.prepareStatement(sql(workload))) {
            for (int i = 0; i < WARM_UP; i++) {
                once(statement, workload.accounts());
            }
        }
    }

    private static long loop(Connection connection, Workload workload, long endNanos) throws SQLException {
        long done = 0;
        try (var statement = connection.prepareStatement(sql(workload))) {
            while (System.nanoTime() - endNanos < 0) {
                once(statement, workload.accounts());
                done++;
            }
        }
        return done;
    }

    private static void once(PreparedStatement statement, Accounts accounts) throws SQLException {
        statement.setInt(
                1, (int) (accounts.first() + ThreadLocalRandom.current().nextInt(accounts.count())));
        try (var rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("no row");
            }
        }
    }

    private static String sql(Workload workload) {
        return workload.act().sql().replace(":id", "?");
    }

    private static long result(Future<Long> loop) throws SQLException {
        try {
            return loop.get();
        } catch (ExecutionException e) {
            throw new SQLException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            System.getLogger("bench").log(System.Logger.Level.DEBUG, "A connection was not closed", gone);
        }
    }
}
