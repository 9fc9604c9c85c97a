package dev.mockbank.installer;

import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.BalanceFilter;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.SumFilter;
import dev.mockbank.shared.client.TransactionFilter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// What a user does with a new server: the README's tour, a look at the documentation, and some work with the API.
final class FirstMinute {

    private static final int ROUNDS = 50;
    private static final int LOOK_PAUSE_MILLIS = 100;
    private static final List<String> PAGES =
            List.of("/", "/docs", "/redoc", "/openapi.json", "/metrics", "/health/live", "/no-such-page");

    private final URI address;
    private final String masterKey;

    FirstMinute(URI address, String masterKey) {
        this.address = address;
        this.masterKey = masterKey;
    }

    void live() throws IOException, InterruptedException {
        readPages();
        try (var keeper = MockbankClient.of(address, masterKey)) {
            while (keeper.admin().demoData().state() == DemoData.State.RUNNING) {
                Thread.sleep(LOOK_PAUSE_MILLIS);
            }
            var issued = keeper.keys().create(new NewApiKey("first", null));
            try (var bank = MockbankClient.of(address, issued.key())) {
                for (int round = 0; round < ROUNDS; round++) {
                    work(bank);
                }
                look(bank);
            }
            keeper.keys().list();
            keeper.admin().info();
            keeper.admin().books();
        }
    }

    private void readPages() throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            for (var page : PAGES) {
                browser.send(
                        HttpRequest.newBuilder(address.resolve(page)).build(), HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    private static void work(MockbankClient bank) {
        var account = bank.accounts().create(new NewAccount("Alice", AccountType.CHECKING, Money.parse("100.00")));
        var spent = bank.transactions().create(NewTransaction.of(account.id(), Money.parse("-25.50")));
        bank.transactions()
                .createAll(List.of(
                        NewTransaction.of(account.id(), Money.parse("1800.00")),
                        NewTransaction.of(account.id(), Money.parse("-7.20"))));
        bank.accounts().get(account.id());
        bank.transactions().page(TransactionFilter.all().account(account.id()).limit(50));
        bank.transactions().delete(spent.id());
    }

    private static void look(MockbankClient bank) {
        bank.accounts().list();
        bank.transactions().page(TransactionFilter.all().containing("market").expense());
        bank.summaries().sumsByMonth(SumFilter.all());
        bank.summaries().sumsByCategory(SumFilter.all());
        bank.summaries().sumsByMonthAndCategory(SumFilter.all());
        bank.summaries().balances(BalanceFilter.all());
        bank.summaries().categories(100);
        try {
            bank.accounts().get(Integer.MAX_VALUE);
        } catch (ApiException notThere) {
            // A refusal is part of the first minute, too.
        }
    }
}
