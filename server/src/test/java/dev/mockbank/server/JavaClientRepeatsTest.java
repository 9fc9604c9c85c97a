package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TransactionFilter;
import dev.mockbank.shared.client.UnreachableException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The Java client over a line that breaks: what it creates is booked exactly once.
final class JavaClientRepeatsTest {

    private static final int CLIENTS = 8;
    private static final int CUTS = 12;
    private static final String OPENING = "1000.00";

    private static String url;
    private static TestBank bank;
    private static CuttableProxy line;
    private static MockbankClient client;
    private long account;

    @BeforeAll
    static void start() {
        url = TestPostgres.freshDatabase();
        bank = TestBank.on(url, Map.of());
        line = CuttableProxy.to(bank.port());
        line.mend();
        client = MockbankClient.of(URI.create("http://127.0.0.1:" + line.port()), bank.key());
    }

    @AfterAll
    static void stop() {
        client.close();
        line.close();
        bank.close();
    }

    @BeforeEach
    void openAccount() {
        account = bank.newAccount(OPENING);
    }

    @Test
    void whenAnswersAreLost() {
        long other = bank.newAccount(OPENING);

        line.loseAnswers(3);
        var posting = client.transactions().create(posting("-25.50"));
        line.loseAnswers(2);
        var batch = client.transactions().createAll(List.of(posting("1"), posting("2")));
        line.loseAnswers(1);
        var transfer = client.transfers().create(new NewTransfer(account, other, Money.parse("5"), null, null));

        assertThat(line.answersToLose()).isZero();
        assertThat(transfer.transactions()).hasSize(2);
        assertThat(client.transactions()
                        .page(TransactionFilter.all().account(account))
                        .rows())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("runningBalance")
                .containsExactly(transfer.transactions().getFirst(), batch.get(1), batch.get(0), posting);
        Books.balance(url, account, OPENING);
    }

    @Test
    void whenTheCallerRepeatsWhatTheClientGaveUp() {
        var key = "salary of march";
        line.loseAnswers(4);

        assertThatExceptionOfType(UnreachableException.class)
                .isThrownBy(() -> client.transactions().create(posting("100"), key));
        var booked = client.transactions().create(posting("100"), key);

        assertThat(client.transactions()
                        .page(TransactionFilter.all().account(account))
                        .rows())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("runningBalance")
                .containsExactly(booked);
    }

    @Test
    void whenTheLineIsCutWhileManyPost() {
        var booked = new ConcurrentHashMap<Long, Transaction>();
        var done = new AtomicBoolean();
        Clients.act(CLIENTS + 1, number -> {
            if (number == CLIENTS) {
                cutNowAndThen();
                done.set(true);
                return;
            }
            while (!done.get()) {
                var transaction = client.transactions().create(posting("-0.07"));
                assertThat(booked.put(transaction.id(), transaction)).isNull();
            }
        });

        assertThat(Books.transactions(url, account)).isEqualTo(booked.size()).isGreaterThan(CUTS);
        Books.balance(url, account, OPENING);
    }

    private static void cutNowAndThen() throws InterruptedException {
        for (int cut = 0; cut < CUTS; cut++) {
            Thread.sleep(ThreadLocalRandom.current().nextInt(400));
            line.cut();
            line.mend();
        }
    }

    private NewTransaction posting(String amount) {
        return NewTransaction.of(account, Money.parse(amount));
    }
}
