package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.mockbank.server.TestPostgres;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NamedQueriesTest {

    private static final String DATABASE = TestPostgres.freshDatabase();

    private final NamedQueries queries = new NamedQueries();

    @Test
    void setsEachParameterAsOftenAsItIsNamed() {
        assertThat(answer(
                        "SELECT CAST(:one AS text) || :two || CAST(:one AS text) || array_length(CAST(:list AS text[]), 1)",
                        Map.of("one", 1, "two", "two", "list", new String[] {"a", "b"})))
                .isEqualTo("1two12");
    }

    @Test
    void leavesAloneWhatIsNoParameter() {
        assertThat(answer(
                        "SELECT ':one' || \":two\" || CAST('1' AS text) FROM (SELECT 'x' AS \":two\") named", Map.of()))
                .isEqualTo(":onex1");
    }

    @Test
    void refusesAParameterWithoutAValue() {
        assertThatIllegalStateException()
                .isThrownBy(() -> answer("SELECT CAST(:missing AS text)", Map.of()))
                .withMessageContaining("missing");
    }

    private String answer(String sql, Map<String, Object> parameters) {
        try (var connection = TestPostgres.connect(DATABASE);
                var statement = queries.prepare(connection, sql, parameters);
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
