package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Pages;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The balance of an account in the order of time, held against the sum of all rows before.
final class RunningBalanceTest {

    private static final long SEED = 20261129;

    private static final String DATABASE = TestPostgres.freshDatabase();

    private static final Comparator<JsonNode> BY_TIME = Comparator.<JsonNode, Instant>comparing(row ->
                    OffsetDateTime.parse(row.get("timestamp").stringValue()).toInstant())
            .thenComparingLong(row -> row.get("id").longValue());

    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.on(DATABASE, Map.of());
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @Test
    void doesNotJumpAfterABackDatedTransaction() {
        long account = bank.newAccount("10.00");
        post(account, "5", Instant.parse("2026-03-02T10:00:00Z"));
        post(account, "3", Instant.parse("2026-03-01T10:00:00Z"));

        assertThat(list("account_id=" + account))
                .map(row -> row.get("running_balance").decimalValue())
                .containsExactly(new BigDecimal("18.00"), new BigDecimal("13.00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"newest", "oldest"})
    void isTheSumOfAllBeforeOnEveryPageWhateverIsBookedAndDeleted(String order) {
        long account = bank.newAccount("100.25");
        long other = bank.newAccount("0");
        var random = new Random(SEED);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 30; i++) {
                post(account, amount(random), time(random));
                post(other, amount(random), time(random));
            }
            transfer(account, other, random);
            transfer(other, account, random);
            var ids = list("account_id=" + account + "&limit=1000");
            for (int i = 0; i < 4; i++) {
                var row = ids.get(random.nextInt(ids.size()));
                bank.patch("/transactions/" + row.get("id"), "{\"category\":\"c" + i + "\"}");
                bank.delete(
                        "/transactions/" + ids.get(random.nextInt(ids.size())).get("id"));
            }
            assertEachIsTheSumOfAllBefore("account_id=" + account + "&order=" + order, new BigDecimal("100.25"));
        }
    }

    @Test
    void isTheSumWhereOneDayHasMoreThanIsAddedUpAtFirst() {
        long account = bank.newAccount("-7.00");
        insert(account, 1_300, "timestamptz '2025-05-05 00:00Z' + i / 3 * interval '1 second'");
        insert(account, 20, "timestamptz '2025-04-01 00:00Z' + i * interval '1 day'");
        post(account, "1", Instant.parse("2025-05-04T23:59:59.999999Z"));
        post(account, "2", Instant.parse("2025-05-05T00:00:00Z"));
        post(account, "4", Instant.parse("2025-05-06T00:00:00Z"));

        for (var order : List.of("newest", "oldest")) {
            assertEachIsTheSumOfAllBefore("account_id=" + account + "&order=" + order, new BigDecimal("-7"));
        }
    }

    @Test
    void isLeftOutAmidMoreTransactionsOfADayThanAreAddedUp() {
        long account = bank.newAccount("0");
        int beyond = RunningBalanceSql.MAX_ROWS_OF_DAY + 10;
        insert(account, 2 * beyond, "timestamptz '2025-06-01 00:00Z' + i * interval '10 milliseconds'");

        var first = list("account_id=" + account + "&limit=5");
        var middle = list("account_id=" + account + "&limit=5&date_to=2025-06-01T00:16:40.100Z");
        var last = list("account_id=" + account + "&limit=5&order=oldest");

        assertThat(first).allMatch(row -> row.has("running_balance"));
        assertThat(middle).hasSize(5).noneMatch(row -> row.has("running_balance"));
        assertThat(last).allMatch(row -> row.has("running_balance"));
    }

    @Test
    void isThereForAPeriodAndNotWhereRowsInBetweenAreMissing() {
        long account = bank.newAccount("0");
        post(account, "1", Instant.parse("2026-01-01T10:00:00Z"));
        post(account, "2", Instant.parse("2026-01-02T10:00:00Z"));
        post(account, "4", Instant.parse("2026-01-03T10:00:00Z"));
        var ofAccount = "account_id=" + account;

        assertThat(list(ofAccount + "&date_from=2026-01-02&date_to=2026-01-02"))
                .map(row -> row.get("running_balance").decimalValue())
                .containsExactly(new BigDecimal("3.00"));
        for (var filter : List.of(
                "category=food",
                "uncategorized=true",
                "q=a",
                "type=income",
                "transfers=false",
                "amount_min=2",
                "amount_max=2",
                "sort=amount",
                "sort=category",
                "account_id=1")) {
            assertThat(list(ofAccount + "&" + filter)).as(filter).noneMatch(row -> row.has("running_balance"));
        }
        assertThat(list("limit=10")).noneMatch(row -> row.has("running_balance"));
    }

    @Test
    void isThereForTheOnlyPossibleAccountOfSeveral() {
        long account = bank.newAccount("3.00");
        post(account, "1", Instant.parse("2026-01-01T10:00:00Z"));

        assertThat(list("account_id=99999999999&account_id=" + account))
                .map(row -> row.get("running_balance").decimalValue())
                .containsExactly(new BigDecimal("4.00"));
    }

    private static void assertEachIsTheSumOfAllBefore(String query, BigDecimal opening) {
        var all = pages(query + "&limit=1000");
        var sum = opening;
        var expected = new HashMap<Long, BigDecimal>();
        for (var row : all.stream().sorted(BY_TIME).toList()) {
            sum = sum.add(row.get("amount").decimalValue());
            expected.put(row.get("id").longValue(), sum);
        }
        for (var path : List.of(query + "&limit=1000", query + "&limit=17")) {
            assertThat(pages(path))
                    .hasSize(all.size())
                    .allSatisfy(row -> assertThat(row.get("running_balance").decimalValue())
                            .as(path + " " + row)
                            .isEqualTo(expected.get(row.get("id").longValue())));
        }
        for (int offset : new int[] {1, 16, all.size() / 2, all.size() - 1}) {
            assertThat(list(query + "&limit=5&offset=" + offset))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.get("running_balance").decimalValue())
                            .as(offset + " " + row)
                            .isEqualTo(expected.get(row.get("id").longValue())));
        }
    }

    private static List<JsonNode> list(String query) {
        var reply = bank.get("/transactions?" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().valueStream().toList();
    }

    private static List<JsonNode> pages(String query) {
        var rows = new ArrayList<JsonNode>();
        for (var next = Optional.of("/transactions?" + query); next.isPresent(); ) {
            var page = bank.get(next.get());
            page.json().forEach(rows::add);
            next = Pages.next(page);
        }
        return rows;
    }

    private static void post(long account, String amount, Instant time) {
        var reply = bank.post(
                "/transactions",
                "{\"account_id\":" + account + ",\"amount\":" + amount + ",\"timestamp\":\"" + time + "\"}");
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static void transfer(long from, long to, Random random) {
        var reply = bank.post(
                "/transfers",
                "{\"from_account_id\":%d,\"to_account_id\":%d,\"amount\":%d.37,\"timestamp\":\"%s\"}"
                        .formatted(from, to, 1 + random.nextInt(9), time(random)));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static String amount(Random random) {
        return "%d.%02d".formatted(random.nextInt(-50, 50), random.nextInt(100));
    }

    /// Few days and hours, so that times are equal often, at midnight too.
    private static Instant time(Random random) {
        return Instant.parse("2026-02-27T00:00:00Z")
                .plusSeconds(86_400L * random.nextInt(5) + 43_200L * random.nextInt(3));
    }

    /// Past the API, in one statement, and with the balance that they make.
    private static void insert(long account, int rows, String time) {
        TestPostgres.execute(DATABASE, """
                WITH made AS (
                    INSERT INTO transactions (ledger_id, id, account_id, amount, timestamp, total_after)
                    SELECT 1, last.id + i, %d, (i %% 7 - 3) * 1.01, %s, 0
                    FROM generate_series(1, %d) i, (SELECT coalesce(max(id), 0) AS id FROM (
                        SELECT id FROM transactions UNION ALL SELECT id FROM changes) numbers) last
                    RETURNING amount)
                UPDATE accounts SET balance = balance + (SELECT sum(amount) FROM made) WHERE id = %d""".formatted(account, time, rows, account));
    }
}
