package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.SQLException;

/// The state of a database, found out without changing anything.
///
/// @param version   the version of PostgreSQL, such as `18.6`
/// @param supported whether the server supports that version
/// @param tables    which tables exist
/// @param writable  whether it accepts writes, which a standby does not
/// @param mayCreate whether the user may create tables
/// @param servers   the number of connections of running Mockbank servers
public record DatabaseProbe(
        String version, boolean supported, Tables tables, boolean writable, boolean mayCreate, int servers) {

    /// The oldest supported PostgreSQL, as its `server_version_num`.
    private static final int OLDEST_VERSION = 150_000;

    private static final String LOOK = """
            SELECT current_setting('server_version') AS version,
                CAST(current_setting('server_version_num') AS integer) AS version_number,
                to_regclass('accounts') IS NOT NULL AS has_accounts,
                NOT pg_is_in_recovery() AND current_setting('transaction_read_only') = 'off' AS writable,
                coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_create,
                (SELECT count(*) FROM pg_stat_activity
                    WHERE datname = current_database() AND (application_name = '%1$s' OR application_name LIKE '%1$s (%%')) AS servers
            LIMIT 1""".formatted(DatabaseUrl.SERVER);

    /// Which tables a database has.
    public enum Tables {
        /// None: the first start creates them.
        NONE,
        /// Those of the Python service, which the first start migrates.
        REFERENCE,
        /// Those of an older Mockbank, which the next start migrates.
        OLDER,
        /// Those of this version of Mockbank.
        CURRENT,
        /// Those of a newer Mockbank, which this one must not use.
        NEWER
    }

    /// Examines a database.
    ///
    /// @throws IllegalStateException when it cannot be reached; the message is a sentence for the user
    public static DatabaseProbe of(DatabaseUrl url) {
        try (var connection = DirectConnection.ofCommand(url)) {
            return look(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The database at " + url.shown() + " cannot be reached: " + SqlErrors.reason(e), e);
        }
    }

    private static DatabaseProbe look(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(LOOK)) {
            row.next();
            return new DatabaseProbe(
                    row.getString("version"),
                    row.getInt("version_number") >= OLDEST_VERSION,
                    tables(connection, row.getBoolean("has_accounts")),
                    row.getBoolean("writable"),
                    row.getBoolean("may_create"),
                    row.getInt("servers"));
        }
    }

    private static Tables tables(Connection connection, boolean hasAccounts) throws SQLException {
        var version = Schema.version(connection);
        if (version.isEmpty()) {
            return hasAccounts ? Tables.REFERENCE : Tables.NONE;
        }
        int difference = Integer.compare(version.getAsInt(), Schema.NEWEST_VERSION);
        return difference == 0 ? Tables.CURRENT : difference < 0 ? Tables.OLDER : Tables.NEWER;
    }
}
