package dev.mockbank.server.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbTransaction;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import io.helidon.dbclient.jdbc.JdbcParametersConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A connection pool for one database server. Connections are opened on demand.
final class Connections implements AutoCloseable {

    /// The statement timeout of reads, in seconds.
    static final int READ_SECONDS = 5;

    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /// The network timeout exceeds the database's own statement timeout by this much.
    private static final int SOCKET_SLACK_SECONDS = 10;

    private static final Map<String, String> DRIVER_DEFAULTS = Map.of(
            "connectTimeout",
            Integer.toString(CONNECT_TIMEOUT_SECONDS),
            "loginTimeout",
            Integer.toString(CONNECT_TIMEOUT_SECONDS),
            "tcpKeepAlive",
            "true");

    /// The use of a pool.
    enum Use {
        /// Statements that write, look-ups of single rows, and background work.
        WRITE(30, ""),
        /// Reads of many rows. A read uses at most one processor, so that the others are left for
        /// writes. Queries that a limit ends early have high cost estimates, and would be compiled for
        /// longer than they run.
        READ(READ_SECONDS, "; SET max_parallel_workers_per_gather = 0; SET jit = off");

        private final int statementSeconds;
        private final String settings;

        Use(int statementSeconds, String settings) {
            this.statementSeconds = statementSeconds;
            this.settings = settings;
        }

        /// Sets the timeouts on the side of the database with a statement, so that they do not replace
        /// the address's own `options`, and so that connection poolers allow it. A shorter timeout that
        /// the user has set is kept.
        private String initialSql() {
            return """
                    SELECT set_config('statement_timeout', '%1$d', false) FROM pg_settings
                    WHERE name = 'statement_timeout' AND CAST(setting AS integer) NOT BETWEEN 1 AND %1$d LIMIT 1""".formatted(TimeUnit.SECONDS.toMillis(statementSeconds)) + settings;
        }

        private int socketSeconds() {
            return statementSeconds + SOCKET_SLACK_SECONDS;
        }
    }

    private final HikariDataSource pool;
    private final DbClient client;

    private Connections(HikariDataSource pool) {
        this.pool = pool;
        this.client = JdbcClientBuilder.create()
                .connectionPool(this::connection)
                .parametersSetter(JdbcParametersConfig.builder()
                        .useByteArrayBinding(false)
                        .build())
                .build();
    }

    /// Creates the pool without opening a connection.
    ///
    /// @param use   what the connections are used for; determines their timeouts
    /// @param name  the name in the metrics
    /// @param most  the maximum number of connections
    /// @param least the number of connections that are kept open
    /// @param wait  how long a request waits for a connection before it is refused
    static Connections of(
            DatabaseUrl url, Use use, String name, int most, int least, Duration wait, MeterRegistry metrics) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url.jdbcUrl());
        config.setDataSourceProperties(url.properties(DatabaseUrl.SERVER));
        config.setConnectionInitSql(use.initialSql());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(Math.min(least, most));
        config.setConnectionTimeout(wait.toMillis());
        config.setValidationTimeout(Math.min(VALIDATION_WAIT.toMillis(), wait.toMillis()));
        // Do not fail here: the start has waited for the database with visible tries.
        config.setInitializationFailTimeout(-1);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        DRIVER_DEFAULTS.forEach((driverName, value) -> addUnlessSet(config, url, driverName, value));
        addUnlessSet(config, url, "socketTimeout", Integer.toString(use.socketSeconds()));
        return new Connections(new HikariDataSource(config));
    }

    /// Executes statements with autocommit.
    <T> T run(Work<T> work) {
        return work.apply(client.execute());
    }

    /// Executes statements in one transaction.
    <T> T transact(Work<T> work) {
        var transaction = client.transaction();
        try {
            var result = work.apply(transaction);
            transaction.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollBack(transaction, e);
            throw e;
        }
    }

    /// Executes statements on the JDBC connection, with autocommit.
    <T> T connect(ConnectionWork<T> work) {
        try (var connection = connection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("a statement failed", e);
        }
    }

    /// Executes statements on the JDBC connection in one transaction.
    <T> T connectInTransaction(ConnectionWork<T> work) {
        return connect(connection -> {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    /// The pool restores autocommit when the connection is returned.
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /// The first failure is the one to report: a lost connection cannot be rolled back, and need not be.
    private static void rollBack(DbTransaction transaction, Throwable failure) {
        try {
            transaction.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private static void addUnlessSet(HikariConfig config, DatabaseUrl url, String name, String value) {
        if (!url.jdbcUrl().contains(name + "=")) {
            config.addDataSourceProperty(name, value);
        }
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw isBusy() ? SqlErrors.busy(null) : SqlErrors.unavailable(e);
        }
    }

    /// Whether the pool is exhausted: then a timeout does not mean that the database is unavailable.
    private boolean isBusy() {
        var state = pool.getHikariPoolMXBean();
        return state != null && state.getActiveConnections() == pool.getMaximumPoolSize();
    }
}
