package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database of the user's own: every form of its address, and what a start says when it is not there.
class ExternalDatabaseTest {

    private static final Pattern ADDRESS = Pattern.compile("@([^/]+)/([^?]+)");
    private static final String ODD_USER = "odd user@home";
    private static final String ODD_PASSWORD = "p@s:s/w?r#d% +ä'";
    private static final int CANNOT_START = 1;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private String url;
    private String hostAndPort;
    private String database;
    private CuttableProxy proxy;

    @BeforeEach
    void makeDatabase() {
        url = TestPostgres.freshDatabase();
        var address = ADDRESS.matcher(url);
        assertThat(address.find()).isTrue();
        hostAndPort = address.group(1);
        database = address.group(2);
        proxy = CuttableProxy.to(Integer.parseInt(hostAndPort.substring(hostAndPort.indexOf(':') + 1)));
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://%1$s:%2$s@%3$s/%4$s",
                "postgres://%1$s:%2$s@%3$s/%4$s?sslmode=disable&connect_timeout=5&application_name=mine",
                "postgresql+asyncpg://%1$s:%2$s@%3$s/%4$s?ssl=prefer",
                "jdbc:postgresql://%3$s/%4$s?user=%1$s&password=%2$s",
                "postgresql://%1$s:%2$s@127.0.0.1:1,%3$s/%4$s?target_session_attrs=read-write"
            })
    void everyFormOfItsAddressConnects(String form) {
        var role = "\"" + ODD_USER + " " + database + "\"";
        TestPostgres.execute(
                url,
                "CREATE ROLE " + role + " LOGIN PASSWORD '" + ODD_PASSWORD.replace("'", "''") + "'; ALTER DATABASE "
                        + database + " OWNER TO " + role);
        try {
            var user = escaped(ODD_USER + " " + database);
            var address = form.formatted(user, escaped(ODD_PASSWORD), hostAndPort, database);
            try (var bank = TestBank.on(address, Map.of())) {
                assertThat(bank.get("/health/ready").status()).isEqualTo(200);
                assertThat(bank.newAccount("1.00")).isEqualTo(1);
            }
            assertThat(TestPostgres.query(url, "SELECT tableowner FROM pg_tables WHERE tablename = 'accounts'"))
                    .startsWith(ODD_USER);
        } finally {
            TestPostgres.execute(
                    url,
                    "ALTER DATABASE " + database + " OWNER TO CURRENT_USER; DROP OWNED BY " + role + "; DROP ROLE "
                            + role);
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsTriedForTheTimeSetAndThenNamed() {
        try (var server = ChildServer.launch(home, settings("3"))) {
            assertThat(server.awaitExit()).isEqualTo(CANNOT_START);
            assertThat(server.output())
                    .contains("(try 1)", "The database at postgresql://127.0.0.1:" + proxy.port(), "Check DATABASE_URL")
                    .doesNotContain("\tat ");
            assertThat(server.output().lines().filter(line -> line.contains("Waiting for the database")))
                    .hasSizeBetween(1, 4);
        }
    }

    @Test
    void aDatabaseThatHangsIsGivenUpToo() {
        proxy.mend();
        proxy.hang();
        try (var server = ChildServer.launch(home, settings("1"))) {
            assertThat(server.awaitExit()).isEqualTo(CANNOT_START);
            assertThat(server.output()).contains("cannot be reached");
        }
    }

    @Test
    void aDatabaseThatComesUpLaterIsUsed() throws Exception {
        try (var server = ChildServer.launch(home, settings("60"))) {
            server.awaitLine("(try 2)");

            proxy.mend();

            server.awaitReady();
            assertThat(server.send("GET", "/health/ready", null, null).status()).isEqualTo(200);
        }
    }

    @Test
    void aWaitForTheDatabaseCanBeStopped() {
        try (var server = ChildServer.launch(home, settings("600"))) {
            server.awaitLine("(try 1)");
            server.signal("TERM");
            assertThat(server.awaitExit()).isNotZero();
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutShowingIt() {
        var wrong = url.replaceFirst(":[^:@]+@", ":wr0ngSecret@");
        try (var server = ChildServer.launch(home, Map.of("DATABASE_URL", wrong, "DATABASE_WAIT_SECONDS", "0"))) {
            assertThat(server.awaitExit()).isEqualTo(CANNOT_START);
            assertThat(server.output())
                    .contains("password authentication failed")
                    .doesNotContain("wr0ngSecret");
        }
    }

    @Test
    void aRoleThatMayMakeNoTablesIsTold() {
        var role = "no_tables_" + database;
        TestPostgres.execute(
                url, "CREATE ROLE " + role + " LOGIN PASSWORD 'pw'; REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        try {
            var address = "postgresql://" + role + ":pw@" + hostAndPort + "/" + database;
            try (var server = ChildServer.launch(home, Map.of("DATABASE_URL", address))) {
                assertThat(server.awaitExit()).isEqualTo(CANNOT_START);
                assertThat(server.output())
                        .contains("cannot be prepared", "permission denied")
                        .doesNotContain("\tat ");
            }
        } finally {
            TestPostgres.execute(url, "DROP ROLE " + role);
        }
    }

    private Map<String, String> settings(String waitSeconds) {
        var address = url.replace(hostAndPort, "127.0.0.1:" + proxy.port());
        return Map.of("DATABASE_URL", address, "DATABASE_WAIT_SECONDS", waitSeconds);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
