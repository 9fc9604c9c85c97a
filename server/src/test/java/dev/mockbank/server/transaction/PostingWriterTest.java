package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.Schema;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.shared.Json;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Transaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostingWriterTest {

    private static final int UNKNOWN_ACCOUNT = 2_000_000_000;
    private static final long KEY = 1;
    private static final String MOST = Money.MAX.toString();

    private static String url;
    private static Database database;
    private static PostingWriter writer;
    private long account;
    private long other;

    @BeforeAll
    static void connect() {
        url = TestPostgres.freshDatabase();
        database = Database.of(DatabaseUrl.parse(url), 4, new SimpleMeterRegistry());
        Schema.migrate(DatabaseUrl.parse(url));
        writer = new PostingWriter(database, new Claims(database, Json.mapper(), 24), Clock.systemUTC());
    }

    @AfterAll
    static void disconnect() {
        database.close();
    }

    @BeforeEach
    void openAccounts() {
        account = newAccount();
        other = newAccount();
    }

    @Test
    void booksAGroupInItsOrderWithTheBalanceAfterEach() {
        var booked = book(posting(account, "5"), posting(other, "1.10"), posting(account, "-7.25"));

        assertThat(booked).map(Transaction::accountId).containsExactly(account, other, account);
        assertThat(booked).map(Transaction::id).isSorted();
        assertThat(booked)
                .map(transaction -> transaction.balanceAfter().toString())
                .containsExactly("105.00", "101.10", "97.75");
        assertThat(balance(account)).isEqualTo("97.75");
        assertThat(balance(other)).isEqualTo("101.10");
    }

    @Test
    void booksNothingOfAGroupWithAnUnknownAccount() {
        assertThat(writer.book(KEY, group(posting(account, "5"), posting(UNKNOWN_ACCOUNT, "1"))))
                .isInstanceOf(PostingResult.AccountMissing.class);

        assertThat(balance(account)).isEqualTo("100.00");
        assertThat(count(account)).isEqualTo("0");
    }

    @Test
    void booksNothingOfAGroupThatTakesABalanceTooFar() {
        assertThat(writer.book(KEY, group(posting(other, "1"), posting(account, MOST))))
                .isInstanceOf(PostingResult.BalanceTooLarge.class);

        assertThat(balance(other)).isEqualTo("100.00");
        assertThat(count(account)).isEqualTo("0");
    }

    @Test
    void refusesOnlyThoseThatAreWrongOfManyThatShareAFlush() throws Exception {
        List<Callable<PostingResult>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            requests.add(() -> writer.book(KEY, group(posting(account, "1"))));
            requests.add(() -> writer.book(KEY, group(posting(UNKNOWN_ACCOUNT, "1"))));
        }
        requests.add(() -> writer.book(KEY, group(posting(account, MOST))));
        int booked = 0;
        int missing = 0;
        int tooLarge = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(requests)) {
                switch (future.get()) {
                    case PostingResult.Booked _ -> booked++;
                    case PostingResult.AccountMissing _ -> missing++;
                    case PostingResult.BalanceTooLarge _ -> tooLarge++;
                    case PostingResult.ClaimUsedOtherwise _, PostingResult.ClaimExpired _ ->
                        throw new IllegalStateException("no claim was sent");
                }
            }
        }

        assertThat(List.of(booked, missing, tooLarge)).containsExactly(60, 60, 1);
        assertThat(balance(account)).isEqualTo("160.00");
        assertThat(count(account)).isEqualTo("60");
    }

    /// Those that are to blame are found without booking the others one by one.
    @Test
    void aFlushWithPostingsThatAreTooLargeIsTwoCommits() throws Exception {
        var groups = new ArrayList<PostingGroup>();
        for (int i = 0; i < 200; i++) {
            groups.add(group(posting(account, i % 3 == 0 ? MOST : "1")));
        }
        var before = commits();

        List<PostingResult> results = database.connectInTransaction(
                connection -> new CarefulPostingStore(new PostingStore(24)).book(connection, groups, Instant.now()));

        assertThat(results)
                .filteredOn(PostingResult.BalanceTooLarge.class::isInstance)
                .hasSize(67);
        assertThat(results).filteredOn(PostingResult.Booked.class::isInstance).hasSize(133);
        assertThat(balance(account)).isEqualTo("233.00");
        assertThat(commits() - before).isEqualTo(1);
    }

    @Test
    void keepsTheBalanceAfterEachInTheOrderOfBookingUnderConcurrency() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 500)
                    .<Callable<Object>>mapToObj(i ->
                            () -> writer.book(KEY, group(posting(account, "0." + (10 + i % 80)))))
                    .toList());
        }

        assertThat(TestPostgres.query(url, """
                SELECT count(*) FROM (
                    SELECT total_after - 100 - sum(amount) OVER (ORDER BY id) AS difference
                    FROM transactions WHERE account_id = %d) checked
                WHERE difference = 0""".formatted(account))).isEqualTo("500");
    }

    private List<Transaction> book(NewTransaction... postings) {
        return ((PostingResult.Booked) writer.book(KEY, group(postings))).transactions();
    }

    private static PostingGroup group(NewTransaction... postings) {
        return new PostingGroup(SandboxId.MAIN, List.of(postings), false, null);
    }

    private static NewTransaction posting(long account, String amount) {
        return new NewTransaction(account, Money.parse(amount), "test", null, null);
    }

    /// How many database transactions have booked what is there.
    private static long commits() {
        return Long.parseLong(
                TestPostgres.query(url, "SELECT count(DISTINCT CAST(CAST(xmin AS text) AS bigint)) FROM transactions"));
    }

    private static long newAccount() {
        return Long.parseLong(
                TestPostgres.query(
                        url,
                        "INSERT INTO accounts (ledger_id, id, name, type, balance) SELECT 1, 1 + coalesce(max(id), 0), 'test', 'checking', 100 FROM accounts RETURNING id"));
    }

    private static String balance(long account) {
        return TestPostgres.query(url, "SELECT balance FROM accounts WHERE id = " + account);
    }

    private static String count(long account) {
        return TestPostgres.query(url, "SELECT count(*) FROM transactions WHERE account_id = " + account);
    }
}
