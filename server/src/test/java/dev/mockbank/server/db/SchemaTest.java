package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.sql");

    @Test
    void knowsItsNewestMigration() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            var newest = files.map(file -> MIGRATION.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Integer.valueOf(name.group(1)))
                    .max(Comparator.naturalOrder());
            assertThat(newest).contains(Schema.NEWEST_VERSION);
        }
    }

    @Test
    void refusesTheTablesOfANewerMockbankAndLeavesThemAsTheyAre() {
        var database = TestPostgres.freshDatabase();
        var url = DatabaseUrl.parse(database);
        Schema.migrate(url);
        TestPostgres.execute(
                database,
                "INSERT INTO mockbank_schema_history (installed_rank, version, description, type, script, installed_by,"
                        + " execution_time, success) VALUES (999, '" + (Schema.NEWEST_VERSION + 1)
                        + "', 'to come', 'SQL', 'to_come.sql', 'newer', 1, true)");

        assertThatThrownBy(() -> Schema.migrate(url))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The database at postgresql://127.0.0.1")
                .hasMessageContaining("was used by a newer Mockbank")
                .hasMessageEndingWith("start that one, or a newer one");
        assertThatThrownBy(() -> TestBank.on(database, Map.of())).hasMessageContaining("newer Mockbank");
        assertThat(TestPostgres.query(database, "SELECT count(*) FROM api_keys"))
                .isEqualTo("0");
    }

    @Test
    void anOlderOneThatWaitedForANewerOneRefusesToo() throws Exception {
        var database = TestPostgres.freshDatabase();
        var url = DatabaseUrl.parse(database);
        try (var newer = TestPostgres.connect(database);
                var statement = newer.createStatement()) {
            newer.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + Schema.TURN + ")");
            var older = new AtomicReference<String>();
            var thread = Thread.ofVirtual().start(() -> older.set(messageOf(() -> Schema.migrate(url))));
            while (!TestPostgres.query(database, "SELECT count(*) FROM pg_locks WHERE NOT granted")
                    .equals("1")) {
                Thread.onSpinWait();
            }
            statement.execute("CREATE TABLE mockbank_schema_history (version varchar(50), success boolean)");
            statement.execute("INSERT INTO mockbank_schema_history VALUES ('999', true)");
            newer.commit();
            thread.join();

            assertThat(older.get()).contains("was used by a newer Mockbank (its tables are of version 999");
        }
        assertThat(TestPostgres.query(database, "SELECT to_regclass('accounts')"))
                .isEqualTo("null");
    }

    private static String messageOf(Runnable act) {
        try {
            act.run();
            return "nothing was thrown";
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
