package dev.mockbank.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `GET /admin/books` finds what is wrong, and nothing else.
final class BooksCheckTest {

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static final TestBank BANK = TestBank.on(DATABASE, Map.of());

    @BeforeEach
    void empty() {
        TestPostgres.execute(DATABASE, "DELETE FROM transactions; DELETE FROM deleted_amounts; DELETE FROM accounts");
    }

    @AfterAll
    static void stop() {
        BANK.close();
    }

    @Test
    void aBankWithoutAccountsIsExact() {
        var check = check();

        assertThat(check.get("exact").booleanValue()).isTrue();
        assertThat(check.get("accounts").longValue()).isZero();
        assertThat(check.get("transactions").longValue()).isZero();
        assertThat(check.get("differences").toString()).isEqualTo("[]");
    }

    @Test
    void whatTheApiBooksIsExact() {
        long account = BANK.newAccount("-100.50");
        BANK.newAccount("0");
        var posted = BANK.post("/transactions", "{\"account_id\":" + account + ",\"amount\":3.33}");
        BANK.post("/transactions", "{\"account_id\":" + account + ",\"amount\":-0.01}");
        BANK.delete("/transactions/" + posted.json().get("id"));
        var before = Instant.now().minusSeconds(60);

        var check = check();

        assertThat(check.get("exact").booleanValue()).isTrue();
        assertThat(check.get("accounts").longValue()).isEqualTo(2);
        assertThat(check.get("transactions").longValue()).isEqualTo(1);
        assertThat(OffsetDateTime.parse(check.get("checked_at").stringValue()).toInstant())
                .isAfter(before);
        assertThat(check.get("seconds").decimalValue())
                .isBetween(new java.math.BigDecimal("0"), new java.math.BigDecimal("10"));
    }

    @Test
    void aBalanceThatIsNotTheOpeningBalanceAndTheTransactionsIsShown() {
        long right = BANK.newAccount("5");
        long wrong = BANK.newAccount("5");
        BANK.post("/transactions", "{\"account_id\":" + wrong + ",\"amount\":1}");
        TestPostgres.execute(DATABASE, "UPDATE accounts SET balance = balance + 0.01 WHERE id = " + wrong);

        var check = check();

        assertThat(right).isNotEqualTo(wrong);
        assertThat(check.get("exact").booleanValue()).isFalse();
        assertThat(check.get("differences").toString())
                .isEqualTo("[{\"account_id\":" + wrong + ",\"balance\":6.01,\"booked\":6.00}]");
    }

    @Test
    void theFirstHundredDifferencesAreShown() {
        TestPostgres.execute(
                DATABASE,
                "INSERT INTO accounts (ledger_id, id, name, type, balance, opening_balance)"
                        + " SELECT 1, i, 'n', 'checking', i, 0 FROM generate_series(1, 120) i");

        var check = check();

        assertThat(check.get("accounts").longValue()).isEqualTo(120);
        assertThat(check.get("differences").size()).isEqualTo(100);
        assertThat(check.at("/differences/99/balance").decimalValue()).isEqualByComparingTo("100");
    }

    private static tools.jackson.databind.JsonNode check() {
        return BANK.get("/admin/books", TestBank.MASTER_KEY).json();
    }
}
