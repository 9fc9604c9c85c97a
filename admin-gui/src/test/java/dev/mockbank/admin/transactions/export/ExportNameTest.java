package dev.mockbank.admin.transactions.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What a file is called.
class ExportNameTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Test
    void saysWhatItHoldsAndOfWhichDay() {
        assertThat(ExportDialog.fileName("transactions", DAY)).isEqualTo("transactions-2026-11-20.csv");
    }

    @Test
    void isOneThatEveryFileSystemTakes() {
        assertThat(ExportDialog.fileName("../Ünal: \"rent\" | 2", DAY)).isEqualTo("Ünal-rent-2-2026-11-20.csv");
        assertThat(ExportDialog.fileName("/", DAY)).isEqualTo("transactions-2026-11-20.csv");
        assertThat(ExportDialog.fileName("a".repeat(300), DAY)).hasSize(75);
    }
}
