package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The role of the server is no superuser, whoever made the database.
class RolesTest {

    private static final String FORMER_RULES =
            "# Written by Mockbank at each start.\nhost all mockbank 127.0.0.1/32 scram-sha-256\n";

    private static final String OTHERS = """
            SELECT count(*) FROM pg_class WHERE relnamespace = CAST('public' AS regnamespace)
                AND pg_get_userbyid(relowner) <> 'mockbank'""";

    @TempDir
    private Path home;

    @Test
    void aDatabaseThatWasTheSuperusersIsHandedOver() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            TestPostgres.post(postgres);
            TestPostgres.execute(postgres, """
                    CREATE EXTENSION pg_trgm;
                    CREATE TABLE things (id integer GENERATED ALWAYS AS IDENTITY, name text);
                    CREATE SEQUENCE numbers;
                    CREATE VIEW names AS SELECT name FROM things;
                    CREATE FUNCTION one() RETURNS integer LANGUAGE sql RETURN 1;
                    CREATE SCHEMA another""");
            makeItAsBefore(postgres);
        }
        Files.writeString(TestPostgres.cluster(home).resolve("pg_hba.conf"), FORMER_RULES);

        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            assertThat(isSuperuser(postgres)).isEqualTo("f");
            assertThat(TestPostgres.postings(postgres)).isEqualTo("1");
            assertThat(TestPostgres.query(postgres, OTHERS)).isEqualTo("0");
            TestPostgres.execute(postgres, """
                    ALTER TABLE things ADD COLUMN more text;
                    DROP VIEW names;
                    ALTER FUNCTION one() RENAME TO uno;
                    DROP SCHEMA another;
                    CREATE INDEX ON things USING gin (name gin_trgm_ops);
                    INSERT INTO things (name) VALUES ('a');
                    SELECT nextval('numbers')""");
            assertThat(TestPostgres.query(postgres, "SELECT string_agg(rolname, ' ') FROM pg_roles WHERE rolsuper"))
                    .isEqualTo("mockbank_superuser");
        }
    }

    @Test
    void aStartThatWasBrokenOffBeforeTheRulesWereWrittenGoesOn() throws IOException, SQLException {
        TestPostgres.start(home).close();
        Files.writeString(TestPostgres.cluster(home).resolve("pg_hba.conf"), FORMER_RULES);

        try (EmbeddedPostgres postgres = TestPostgres.start(home)) {
            assertThat(isSuperuser(postgres)).isEqualTo("f");
        }
        assertThat(TestPostgres.cluster(home).resolve("pg_hba.conf")).hasContent(Parameters.ACCESS_RULES);
    }

    /// The server's role is the one that PostgreSQL was made with, and owns all.
    private static void makeItAsBefore(EmbeddedPostgres postgres) throws SQLException {
        String superuser = SuperuserPostgres.open(postgres);
        execute(superuser, """
                ALTER DATABASE mockbank OWNER TO mockbank_superuser;
                REASSIGN OWNED BY mockbank TO mockbank_superuser;
                DROP OWNED BY mockbank;
                DROP ROLE mockbank;
                CREATE ROLE another SUPERUSER LOGIN PASSWORD 'another'""");
        execute(superuser.replaceFirst("//[^@]*@", "//another:another@"), """
                ALTER ROLE mockbank_superuser RENAME TO mockbank;
                ALTER ROLE mockbank PASSWORD '%s'""".formatted(postgres.password()));
        try (var connection = TestPostgres.connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("DROP ROLE another");
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        var address = url.replaceFirst("postgresql://(.*):(.*)@(.*)", "jdbc:postgresql://$3?user=$1&password=$2");
        try (var connection = DriverManager.getConnection(address);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String isSuperuser(EmbeddedPostgres postgres) throws SQLException {
        return TestPostgres.query(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
    }
}
