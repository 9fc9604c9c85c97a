package dev.mockbank.server.db;

import java.sql.Connection;
import java.sql.SQLException;

/// What a look at a database shows, which changes nothing there.
///
/// @param version   of PostgreSQL, such as `18.6`
/// @param supported whether the server runs on that version
/// @param tables    what there is of the bank's tables
/// @param writable  whether it takes what is written: a standby does not
/// @param mayCreate whether the user may make tables
/// @param servers   how many connections of Mockbank servers there are
public record DatabaseProbe(
        String version, boolean supported, Tables tables, boolean writable, boolean mayCreate, int servers) {

    /// The oldest PostgreSQL that has all that the statements use, as its `server_version_num`.
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

    /// What there is of the bank's tables.
    public enum Tables {
        /// None: the first start makes them.
        NONE,
        /// Those of the Python service, which the first start takes over.
        REFERENCE,
        /// Those of an older Mockbank, which the next start brings up to date.
        OLDER,
        /// Those of this Mockbank.
        CURRENT,
        /// Those of a newer Mockbank, which this one must not touch.
        NEWER
    }

    /// Looks at a database.
    ///
    /// @throws IllegalStateException when it cannot be reached; the message is a sentence for people
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
