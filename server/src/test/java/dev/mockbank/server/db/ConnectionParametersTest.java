package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the address of a database may say, and what holds whatever it says.
class ConnectionParametersTest {

    @ParameterizedTest
    @CsvSource({
        "'', 30s",
        "options=-c%20search_path%3Dpg_catalog, 30s",
        "options=-c%20statement_timeout%3D0, 30s",
        "options=-c%20statement_timeout%3D7s, 7s"
    })
    void everyStatementHasABound(String parameters, String bound) {
        assertThat(setting(parameters, "statement_timeout")).isEqualTo(bound);
    }

    @Test
    void theUsersOwnOptionsHold() {
        assertThat(setting("options=-c%20search_path%3Dpg_catalog", "search_path"))
                .isEqualTo("pg_catalog");
    }

    @Test
    void aServerIsFoundUnderTheNameThatTheUserGivesIt() {
        var text = TestPostgres.freshDatabase() + "?application_name=mine";
        assertThat(setting(text, "", "application_name")).isEqualTo("mockbank (mine)");

        try (var database = database(text)) {
            assertThat(DatabaseProbe.of(DatabaseUrl.parse(text)).servers()).isZero();

            database.run(db -> db.createGet("SELECT 1 AS one LIMIT 1").execute());

            assertThat(DatabaseProbe.of(DatabaseUrl.parse(text)).servers()).isPositive();
        }
    }

    private static String setting(String parameters, String name) {
        return setting(TestPostgres.freshDatabase(), parameters, name);
    }

    private static String setting(String url, String parameters, String name) {
        try (var database = database(parameters.isEmpty() ? url : url + "?" + parameters)) {
            return database.run(db -> db.createGet("SELECT current_setting('" + name + "') AS value LIMIT 1")
                    .execute()
                    .map(row -> Rows.text(row, "value"))
                    .orElseThrow());
        }
    }

    private static Database database(String url) {
        return Database.of(DatabaseUrl.parse(url), 2, new SimpleMeterRegistry());
    }
}
