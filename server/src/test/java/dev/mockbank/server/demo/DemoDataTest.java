package dev.mockbank.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.household.Household;
import dev.mockbank.server.household.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class DemoDataTest {

    private static final String FIXED = "{\"seed\":7,\"transactions\":2000,\"until\":\"2025-12-31\"}";
    private static final String LONG = "{\"transactions\":100000}";

    private String database;
    private TestBank bank;

    @BeforeEach
    void start() {
        database = TestPostgres.freshDatabase();
        bank = TestBank.on(database, Map.of());
    }

    @AfterEach
    void stop() {
        bank.close();
    }

    @Test
    void fillsTheBankWithTheBooksOfAHousehold() throws Exception {
        assertThat(state(progress())).isEqualTo("none");

        var reply = fill(FIXED);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(state(reply.json())).isEqualTo("running");
        var end = awaitEnd(bank);
        assertThat(end.toString())
                .isEqualTo("{\"state\":\"done\",\"seed\":7,\"done\":2000,\"total\":2000,\"detail\":null}");
        assertThat(rows()).isEqualTo(2000);
        var books = Household.books(7, 2000, LocalDate.of(2025, 12, 31));
        for (var account : bank.get("/accounts").json()) {
            var wallet = List.of(Wallet.values()).stream()
                    .filter(each -> each.title().equals(account.get("name").stringValue()))
                    .findFirst()
                    .orElseThrow();
            var opening = BigDecimal.valueOf(books.openings().getOrDefault(wallet, 0L), 2);
            assertThat(account.get("balance").decimalValue())
                    .isEqualByComparingTo(opening.add(booked(account)))
                    .isEqualByComparingTo(latest(account).get("balance_after").decimalValue());
        }
    }

    @Test
    void givesTheSameBooksForTheSameSeed() throws Exception {
        fill(FIXED);
        awaitEnd(bank);
        fill(FIXED);
        awaitEnd(bank);

        assertThat(contents(5, 8)).isEqualTo(contents(1, 4)).hasSize(2000);
    }

    @Test
    void endsWithTodayAndHasNothingInTheFuture() throws Exception {
        assertThat(bank.send("POST", "/admin/demo-data", TestBank.MASTER_KEY, null)
                        .status())
                .isEqualTo(202);
        var end = awaitEnd(bank);

        assertThat(end.get("done").intValue()).isBetween(19_900, 20_000).isEqualTo(rows());
        var latest = OffsetDateTime.parse(
                bank.get("/transactions?limit=1").json().get(0).get("timestamp").stringValue());
        assertThat(latest.toInstant()).isBetween(Instant.now().minus(Duration.ofHours(12)), Instant.now());
    }

    @Test
    void bookTransfersWhoseTransactionsNameEachOther() throws Exception {
        fill(FIXED);
        awaitEnd(bank);

        assertThat(TestPostgres.query(database, """
                SELECT count(*) FROM (
                    SELECT transfer_id FROM transactions WHERE category = 'transfer' GROUP BY transfer_id
                    HAVING count(*) = 2 AND sum(amount) = 0 AND count(DISTINCT timestamp) = 1) pairs"""))
                .isEqualTo(TestPostgres.query(
                        database, "SELECT count(*) / 2 FROM transactions WHERE category = 'transfer'"))
                .isNotEqualTo("0");
    }

    @Test
    void isRefusedWhileTheBankIsBeingFilledByAnyServer() throws Exception {
        try (var other = TestBank.on(database, Map.of())) {
            fill(LONG);

            for (var server : List.of(bank, other)) {
                assertThat(post(server, "/admin/demo-data", FIXED).status()).isEqualTo(409);
                assertThat(post(server, "/admin/reset", "{\"confirm\":\"delete all accounts and transactions\"}")
                                .status())
                        .isEqualTo(409);
            }

            cancel();
            assertThat(post(other, "/admin/demo-data", FIXED).status()).isEqualTo(202);
            awaitEnd(other);
        }
    }

    @Test
    void keepsWhatIsBookedWhenItIsCancelled() throws Exception {
        fill(LONG);
        await(() -> progress().get("done").intValue() > 0);

        var cancelled = cancel();

        assertThat(state(cancelled)).isEqualTo("cancelled");
        int done = cancelled.get("done").intValue();
        assertThat(done).isBetween(1, 99_000).isEqualTo(rows());
        assertThat(cancelled.get("detail").stringValue()).startsWith("It was cancelled. " + done + " of ");
        assertThat(progress()).isEqualTo(cancelled);
        assertThat(cancel()).isEqualTo(cancelled);
    }

    @Test
    void failsWithASentenceWhenAnAccountIsClosedMeanwhile() throws Exception {
        fill(LONG);
        await(() -> progress().get("done").intValue() > 0);

        assertThat(bank.delete("/accounts/1").status()).isEqualTo(204);

        var failed = awaitEnd(bank);
        assertThat(state(failed)).isEqualTo("failed");
        assertThat(failed.get("detail").stringValue()).startsWith("One of its accounts was closed. ");
        assertThat(fill(FIXED).status()).isEqualTo(202);
    }

    @Test
    void endsWithItsServer() {
        fill(LONG);

        bank.close();

        try (var next = TestBank.on(database, Map.of())) {
            assertThat(post(next, "/admin/demo-data", FIXED).status()).isEqualTo(202);
        }
    }

    @Test
    void refusesWhatLiesInTheFuture() {
        var reply = fill("{\"until\":\"9999-12-31\",\"seed\":-1}");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/detail/0/loc/1").stringValue()).isEqualTo("seed");
        assertThat(reply.json().at("/detail/1/type").stringValue()).isEqualTo("value_error.datetime.not_past");
        assertThat(fill("{\"until\":\"1901-12-31\"}")
                        .json()
                        .at("/detail/0/type")
                        .stringValue())
                .isEqualTo("value_error.datetime.too_early");
        assertThat(fill("{\"until\":\"2025-02-30\"}")
                        .json()
                        .at("/detail/0/type")
                        .stringValue())
                .isEqualTo("value_error.date");
    }

    private TestBank.Reply fill(String body) {
        return post(bank, "/admin/demo-data", body);
    }

    private JsonNode cancel() {
        return bank.send("DELETE", "/admin/demo-data", TestBank.MASTER_KEY, null)
                .json();
    }

    private JsonNode progress() {
        return progress(bank);
    }

    private static JsonNode progress(TestBank bank) {
        return bank.get("/admin/demo-data", TestBank.MASTER_KEY).json();
    }

    private static String state(JsonNode progress) {
        return progress.get("state").stringValue();
    }

    private static TestBank.Reply post(TestBank bank, String path, String body) {
        return bank.post(path, TestBank.MASTER_KEY, body);
    }

    private static JsonNode awaitEnd(TestBank bank) throws InterruptedException {
        await(() -> !state(progress(bank)).equals("running"));
        return progress(bank);
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("did not happen in time").isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private int rows() {
        return Integer.parseInt(TestPostgres.query(database, "SELECT count(*) FROM transactions"));
    }

    private BigDecimal booked(JsonNode account) {
        return new BigDecimal(TestPostgres.query(
                database, "SELECT sum(amount) FROM transactions WHERE account_id = " + account.get("id")));
    }

    private JsonNode latest(JsonNode account) {
        return bank.get("/transactions?limit=1&account_id=" + account.get("id"))
                .json()
                .get(0);
    }

    /// The transactions of some accounts without their numbers, in the order of booking.
    private List<String> contents(int firstAccount, int lastAccount) throws Exception {
        var contents = new ArrayList<String>();
        try (var connection = TestPostgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT account_id - %d || ' ' || amount || ' ' || timestamp || category || description
                        FROM transactions WHERE account_id BETWEEN %d AND %d ORDER BY id""".formatted(firstAccount, firstAccount, lastAccount))) {
            while (rows.next()) {
                contents.add(rows.getString(1));
            }
        }
        return contents;
    }
}
