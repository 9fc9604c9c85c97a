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

/// The connections to one database server, opened when they are needed.
final class Connections implements AutoCloseable {

    /// How long a read may take on the database's side, in seconds.
    static final int READ_SECONDS = 5;

    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /// The network gets this much longer than the database, which notices by itself that a statement takes too long.
    private static final int SOCKET_SLACK_SECONDS = 10;

    private static final Map<String, String> DRIVER_DEFAULTS = Map.of(
            "connectTimeout",
            Integer.toString(CONNECT_TIMEOUT_SECONDS),
            "loginTimeout",
            Integer.toString(CONNECT_TIMEOUT_SECONDS),
            "tcpKeepAlive",
            "true");

    /// What connections are for.
    enum Use {
        /// Statements that write, look-ups of single rows, and work in the background.
        WRITE(30, ""),
        /// Reads of many rows. One of them keeps one processor busy at most: the others are for those who write.
        /// What ends by a limit looks expensive beforehand, and compiling it would take longer than running it.
        READ(READ_SECONDS, "; SET max_parallel_workers_per_gather = 0; SET jit = off");

        private final int statementSeconds;
        private final String settings;

        Use(int statementSeconds, String settings) {
            this.statementSeconds = statementSeconds;
            this.settings = settings;
        }

        /// Bounds the statements on the database's side: by a statement, so that the bound is added to what the address
        /// sets by `options`, and so that poolers let it pass. A shorter bound of the user's own stays.
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

    /// Makes the pool; no connection is opened yet.
    ///
    /// @param use   what they are for, which bounds their statements
    /// @param name  in the metrics
    /// @param most  how many connections it holds at most
    /// @param least how many it keeps open
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

    /// Runs statements that each stand for themselves.
    <T> T run(Work<T> work) {
        return work.apply(client.execute());
    }

    /// Runs statements that stand or fall together, on one connection.
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

    /// Runs statements on the driver's connection, each for itself.
    <T> T connect(ConnectionWork<T> work) {
        try (var connection = connection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("a statement failed", e);
        }
    }

    /// Runs statements on the driver's connection that stand or fall together.
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

    /// The pool sets the connection to commit each statement again when it is given back.
    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /// What failed first is what matters: on a connection that was lost nothing can be rolled back, and nothing has to.
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

    /// Whether all connections that may be there are, and are in use: then the database is not known to be away.
    private boolean isBusy() {
        var state = pool.getHikariPoolMXBean();
        return state != null && state.getActiveConnections() == pool.getMaximumPoolSize();
    }
}
