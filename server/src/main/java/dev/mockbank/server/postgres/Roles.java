package dev.mockbank.server.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.util.PSQLState;

/// The roles of the embedded database. The server's role owns the bank's database and nothing else. A superuser could
/// read and write files and run programs through SQL; PostgreSQL requires one, so there is one that no access rule
/// admits and that has no password.
///
/// Until Mockbank 1 the server's role was the superuser of the cluster: such a database is converted.
///
/// @param password the password of the server's role, and of the superuser until the setup is complete
record Roles(int port, String password) {
    static final String SERVER = "mockbank";
    static final String SUPERUSER = "mockbank_superuser";

    private static final String WAITS = "connectTimeout=10&socketTimeout=60";

    private static final String IS_SUPERUSER = "SELECT rolsuper FROM pg_roles WHERE rolname = current_user LIMIT 1";
    private static final String HAS_ROLE = "SELECT count(*) > 0 FROM pg_roles WHERE rolname = '" + SERVER + "' LIMIT 1";
    private static final String HAS_DATABASE =
            "SELECT count(*) > 0 FROM pg_database WHERE datname = '" + DataFolder.DATABASE + "' LIMIT 1";

    /// Only another superuser can rename the cluster's initial role; this one exists only for that.
    private static final List<String> SWAP = List.of(
            "CREATE ROLE mockbank_swap SUPERUSER",
            "SET LOCAL SESSION AUTHORIZATION mockbank_swap",
            "ALTER ROLE " + SERVER + " RENAME TO " + SUPERUSER,
            "RESET SESSION AUTHORIZATION",
            "DROP ROLE mockbank_swap");

    /// The objects in the bank's database, without those of extensions. A sequence that belongs to a column follows
    /// its table.
    private static final String HAND_OVER = """
            DO $$
            DECLARE owned text;
            BEGIN
                FOR owned IN
                    SELECT format('SCHEMA %%I', nspname) FROM pg_namespace WHERE oid >= 16384
                    UNION ALL
                    SELECT format('TABLE %%s', CAST(oid AS regclass)) FROM pg_class
                    WHERE oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
                        AND relnamespace <> CAST('pg_toast' AS regnamespace)
                        AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = CAST('pg_class' AS regclass)
                            AND objid = pg_class.oid AND deptype IN ('e', 'a', 'i'))
                    UNION ALL
                    SELECT format('ROUTINE %%s', CAST(oid AS regprocedure)) FROM pg_proc
                    WHERE oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend
                        WHERE classid = CAST('pg_proc' AS regclass) AND objid = pg_proc.oid AND deptype = 'e')
                LOOP
                    EXECUTE format('ALTER %%s OWNER TO %1$s', owned);
                END LOOP;
            END $$""".formatted(SERVER);

    /// Creates the server's role and the bank's database, or what is missing of them. It may be interrupted at any
    /// point and repeated.
    void setUp() throws SQLException {
        try (Connection superuser = connect("postgres", SUPERUSER)) {
            make(superuser);
        } catch (SQLException e) {
            if (!PSQLState.INVALID_PASSWORD.getState().equals(e.getSQLState())) {
                throw e;
            }
            // It has no password any more, or does not exist.
            setRight();
        }
    }

    private void make(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            if (!holds(statement, HAS_ROLE)) {
                statement.execute(createRole());
            }
            if (!holds(statement, HAS_DATABASE)) {
                statement.execute("CREATE DATABASE " + DataFolder.DATABASE + " OWNER " + SERVER);
            }
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD NULL");
        }
    }

    private void setRight() throws SQLException {
        try (Connection server = connect("postgres", SERVER);
                Statement statement = server.createStatement()) {
            if (!holds(statement, IS_SUPERUSER)) {
                return;
            }
            if (!holds(statement, HAS_DATABASE)) {
                statement.execute("CREATE DATABASE " + DataFolder.DATABASE);
            }
        }
        try (Connection server = connect(DataFolder.DATABASE, SERVER);
                Statement statement = server.createStatement()) {
            server.setAutoCommit(false);
            for (String step : SWAP) {
                statement.execute(step);
            }
            statement.execute(createRole());
            statement.execute("ALTER DATABASE " + DataFolder.DATABASE + " OWNER TO " + SERVER);
            statement.execute(HAND_OVER);
            statement.execute("ALTER ROLE " + SUPERUSER + " PASSWORD NULL");
            server.commit();
        }
    }

    private String createRole() {
        return "CREATE ROLE " + SERVER + " LOGIN PASSWORD '" + password + "'";
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?%s".formatted(port, database, WAITS), role, password);
    }

    private static boolean holds(Statement statement, String question) throws SQLException {
        try (var row = statement.executeQuery(question)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
