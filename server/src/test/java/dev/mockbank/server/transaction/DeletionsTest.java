package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What deleting many transactions of an account does to the balances after the others, and what it costs.
@Tag("database")
final class DeletionsTest {

    private static final int BATCH = 1_000;
    private static final int LEVELS = 7;

    private static final String DATABASE = TestPostgres.freshDatabase();
    private static final TestBank BANK = TestBank.on(DATABASE, Map.of());

    private long account;

    @BeforeEach
    void open() {
        account = BANK.newAccount("0");
    }

    @AfterAll
    static void stop() {
        BANK.close();
    }

    @Test
    void theBalanceAfterEachLeavesOutWhatWasDeletedInWhateverOrder() {
        post(BATCH, 0);
        post(BATCH, BATCH);
        var left = amounts();
        var ids = new ArrayList<>(left.keySet());
        Collections.shuffle(ids, new Random(7));

        for (var id : ids.subList(0, 700)) {
            assertThat(BANK.delete("/transactions/" + id).status()).isEqualTo(204);
            left.remove(id);
        }

        var balance = BigDecimal.ZERO;
        for (var transaction : left.entrySet()) {
            balance = balance.add(transaction.getValue());
            assertThat(balanceAfter(transaction.getKey())).isEqualByComparingTo(balance);
        }
    }

    /// Each deletion adds to one row of each level, whatever was deleted before; the newest first was the worst case.
    @Test
    void deletingTheNewestFirstWritesAsMuchEachTime() {
        post(BATCH, 0);
        var ids = new ArrayList<>(amounts().descendingKeySet());
        for (var id : ids) {
            assertThat(BANK.delete("/transactions/" + id).status()).isEqualTo(204);
            assertThat(rowsOfTheLastDeletion())
                    .as("rows that deleting " + id + " wrote")
                    .isEqualTo(LEVELS);
        }
    }

    /// 16 digits each, and more pairs of posting and deletion than 22 digits would hold: totals are kept in 30.
    @Test
    void anAccountCanBeUsedHoweverMuchWasPostedAndDeleted() {
        TestPostgres.execute(DATABASE, """
                UPDATE accounts SET deleted_total = 99999999999999999999.99 WHERE id = %d;
                INSERT INTO deleted_amounts (ledger_id, account_id, level, node, amount)
                SELECT 1, %d, level, 0, 99999999999999999999.99 FROM generate_series(0, 6) level""".formatted(account, account));

        for (int i = 0; i < 3; i++) {
            var posted = BANK.post(
                    "/transactions", "{\"account_id\":%d,\"amount\":\"%s\"}".formatted(account, Money.MAX.toString()));
            assertThat(posted.status()).as(posted.text()).isEqualTo(201);
            long id = posted.json().get("id").longValue();
            assertThat(balanceAfter(id)).isEqualByComparingTo(Money.MAX.amount());
            assertThat(BANK.delete("/transactions/" + id).status()).isEqualTo(204);
        }
    }

    private void post(int count, int from) {
        var postings = IntStream.range(from, from + count)
                .mapToObj(i -> "{\"account_id\":%d,\"amount\":%d.%02d}".formatted(account, i % 13 - 6, i % 100))
                .collect(Collectors.joining(","));
        assertThat(BANK.post("/transactions/batch", "{\"transactions\":[" + postings + "]}")
                        .status())
                .isEqualTo(201);
    }

    private NavigableMap<Long, BigDecimal> amounts() {
        var amounts = new TreeMap<Long, BigDecimal>();
        for (int offset = 0; offset < 2 * BATCH; offset += BATCH) {
            BANK.get("/transactions?limit=1000&account_id=" + account + "&offset=" + offset)
                    .json()
                    .forEach(transaction -> amounts.put(
                            transaction.get("id").longValue(),
                            transaction.get("amount").decimalValue()));
        }
        return amounts;
    }

    private static BigDecimal balanceAfter(long id) {
        return BANK.get("/transactions/" + id).json().get("balance_after").decimalValue();
    }

    /// How many rows of deleted amounts the commit has written that moved the balance last.
    private long rowsOfTheLastDeletion() {
        return Long.parseLong(TestPostgres.query(DATABASE, """
                SELECT count(*) FROM deleted_amounts
                WHERE xmin = (SELECT xmin FROM accounts WHERE id = %d)""".formatted(account)));
    }
}
