package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.Schema;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.shared.Json;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Transaction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PostingWriterTest {

    private static final int UNKNOWN_ACCOUNT = 2_000_000_000;

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
        writer = new PostingWriter(database, new Claims(database, Json.mapper(), 24));
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
        assertThat(writer.book(group(posting(account, "5"), posting(UNKNOWN_ACCOUNT, "1"))))
                .isEmpty();

        assertThat(balance(account)).isEqualTo("100.00");
        assertThat(count(account)).isEqualTo("0");
    }

    @Test
    void booksNothingOfAGroupThatTakesABalanceTooFar() {
        var most = Money.MAX.toString();

        assertThatThrownBy(() -> book(posting(other, "1"), posting(account, most)))
                .satisfies(thrown ->
                        assertThat(SqlErrors.sqlState(thrown)).contains(SqlErrors.NUMERIC_VALUE_OUT_OF_RANGE));

        assertThat(balance(other)).isEqualTo("100.00");
        assertThat(count(account)).isEqualTo("0");
    }

    @Test
    void refusesOnlyThoseThatAreWrongOfManyThatShareAFlush() throws Exception {
        List<Callable<Optional<Replayable<List<Transaction>>>>> requests = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            requests.add(() -> writer.book(group(posting(account, "1"))));
            requests.add(() -> writer.book(group(posting(UNKNOWN_ACCOUNT, "1"))));
        }
        requests.add(() -> writer.book(group(posting(account, Money.MAX.toString()))));
        int booked = 0;
        int missing = 0;
        int failed = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(requests)) {
                switch (future.state()) {
                    case SUCCESS -> {
                        booked += future.resultNow().isPresent() ? 1 : 0;
                        missing += future.resultNow().isPresent() ? 0 : 1;
                    }
                    case FAILED -> failed++;
                    case RUNNING, CANCELLED -> throw new IllegalStateException("not done");
                }
            }
        }

        assertThat(List.of(booked, missing, failed)).containsExactly(60, 60, 1);
        assertThat(balance(account)).isEqualTo("160.00");
        assertThat(count(account)).isEqualTo("60");
    }

    @Test
    void keepsTheBalanceAfterEachInTheOrderOfBookingUnderConcurrency() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 500)
                    .<Callable<Object>>mapToObj(i -> () -> writer.book(group(posting(account, "0." + (10 + i % 80)))))
                    .toList());
        }

        assertThat(TestPostgres.query(url, """
                SELECT count(*) FROM (
                    SELECT total_after - 100 - sum(amount) OVER (ORDER BY id) AS difference
                    FROM transactions WHERE account_id = %d) checked
                WHERE difference = 0""".formatted(account))).isEqualTo("500");
    }

    private List<Transaction> book(NewTransaction... postings) {
        return writer.book(group(postings)).orElseThrow().value();
    }

    private static PostingGroup group(NewTransaction... postings) {
        return new PostingGroup(List.of(postings), false, null);
    }

    private static NewTransaction posting(long account, String amount) {
        return new NewTransaction(account, Money.parse(amount), "test", null, null);
    }

    private static long newAccount() {
        return Long.parseLong(TestPostgres.query(
                url, "INSERT INTO accounts (name, type, balance) VALUES ('test', 'checking', 100) RETURNING id"));
    }

    private static String balance(long account) {
        return TestPostgres.query(url, "SELECT balance FROM accounts WHERE id = " + account);
    }

    private static String count(long account) {
        return TestPostgres.query(url, "SELECT count(*) FROM transactions WHERE account_id = " + account);
    }
}
