package dev.mockbank.server.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestPostgres;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Backups miss nothing: a table or a column that a migration adds must be saved, or be known to be made anew.
class BackupTableTest {

    private static final List<String> NOT_SAVED =
            List.of("category_sums", "daily_sums", "descriptions", "mockbank_schema_history", "monthly_sums");

    private final String url = SavedBank.emptyBank();

    @Test
    void eachTableIsSavedOrMadeOfOthers() {
        var saved = Arrays.stream(BackupTable.values()).map(BackupTable::sqlName);
        var all = Stream.concat(saved, NOT_SAVED.stream()).sorted().collect(Collectors.joining(","));

        assertThat(TestPostgres.query(
                        url,
                        "SELECT string_agg(table_name, ',' ORDER BY table_name COLLATE \"C\")"
                                + " FROM information_schema.tables"
                                + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))
                .isEqualTo(all);
    }

    @Test
    void eachColumnOfASavedTableIsSaved() {
        for (var table : BackupTable.values()) {
            assertThat(TestPostgres.query(
                            url,
                            "SELECT string_agg(column_name, ' ' ORDER BY column_name COLLATE \"C\")"
                                    + " FROM information_schema.columns"
                                    + " WHERE table_schema = 'public' AND table_name = '" + table.sqlName() + "'"))
                    .as(table.sqlName())
                    .isEqualTo(table.columns().stream().sorted().collect(Collectors.joining(" ")));
        }
    }
}
