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

/// The connections to the database. Every statement of the server goes through here, and every failure of one leaves
/// here with its meaning (see [Failures]).
public final class Database implements AutoCloseable {

    /// How long a request waits for a connection before it is answered with 503.
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);

    /// No statement of a request runs longer; the bound stands on the database's side too.
    private static final Duration STATEMENT_LIMIT = Duration.ofSeconds(30);

    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    private static final Map<String, String> DRIVER_DEFAULTS = Map.of(
            "ApplicationName",
            "mockbank",
            "connectTimeout",
            Integer.toString(CONNECT_TIMEOUT_SECONDS),
            "loginTimeout",
            Integer.toString(CONNECT_TIMEOUT_SECONDS),
            "socketTimeout",
            Long.toString(STATEMENT_LIMIT.plusSeconds(10).toSeconds()),
            "tcpKeepAlive",
            "true",
            "options",
            "-c statement_timeout=" + STATEMENT_LIMIT.toMillis());

    private final HikariDataSource pool;
    private final DbClient client;
    private final OutageLog outages = new OutageLog();

    private Database(HikariDataSource pool) {
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
    /// @param connections how many connections it holds at most
    public static Database of(DatabaseUrl url, int connections, MeterRegistry metrics) {
        var config = new HikariConfig();
        config.setPoolName("mockbank");
        config.setJdbcUrl(url.jdbcUrl());
        url.user().ifPresent(config::setUsername);
        url.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION_WAIT.toMillis());
        // Do not fail here: the start has waited for the database with visible tries.
        config.setInitializationFailTimeout(-1);
        config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(metrics));
        DRIVER_DEFAULTS.forEach((name, value) -> {
            if (!url.jdbcUrl().contains(name + "=")) {
                config.addDataSourceProperty(name, value);
            }
        });
        return new Database(new HikariDataSource(config));
    }

    /// Runs statements that each stand for themselves.
    ///
    /// @throws dev.mockbank.shared.problem.Refusal 503 when the database cannot be reached
    public <T> T run(Work<T> work) {
        try {
            var result = work.apply(client.execute());
            outages.noteAnswer();
            return result;
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    /// Runs statements that stand or fall together.
    ///
    /// @throws dev.mockbank.shared.problem.Refusal 503 when the database cannot be reached
    public <T> T transact(Work<T> work) {
        try {
            var transaction = client.transaction();
            try {
                var result = work.apply(transaction);
                transaction.commit();
                outages.noteAnswer();
                return result;
            } catch (RuntimeException | Error e) {
                rollBack(transaction, e);
                throw e;
            }
        } catch (RuntimeException e) {
            throw meaning(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /// What failed first is what matters: on a connection that was lost nothing can be rolled back, and nothing has to.
    private static void rollBack(DbTransaction transaction, Throwable failure) {
        try {
            transaction.rollback();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private RuntimeException meaning(RuntimeException thrown) {
        var meaning = Failures.meaning(thrown);
        outages.noteFailure(meaning);
        return meaning;
    }

    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw Failures.unavailable(e);
        }
    }
}
