package dev.mockbank.admin.accounts;

import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.client.MockbankClient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Three accounts; the first one has two years of salaries, rents and groceries.
final class SmallBank {

    private static final int BATCH = 1_000;

    private SmallBank() {}

    /// Opens the accounts and books the transactions.
    static List<Account> fill(MockbankClient client) {
        var everyday = open(client, "Everyday", AccountType.CHECKING, "1500");
        var rainyDay = open(client, "Rainy day", AccountType.SAVINGS, "14950");
        var flat = open(client, "Shared flat", AccountType.CHECKING, "0");
        var life = life(everyday.id());
        for (int from = 0; from < life.size(); from += BATCH) {
            client.transactions().createAll(life.subList(from, Math.min(life.size(), from + BATCH)));
        }
        return List.of(everyday, rainyDay, flat);
    }

    static Account open(MockbankClient client, String name, AccountType type, String balance) {
        return client.accounts().create(new NewAccount(name, type, Money.parse(balance)));
    }

    private static List<NewTransaction> life(long account) {
        var life = new ArrayList<NewTransaction>();
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var day = today.minusYears(2); day.isBefore(today); day = day.plusDays(1)) {
            var noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
            if (day.getDayOfMonth() == 1) {
                life.add(booking(account, "3240.00", "salary", "Acme Inc.", noon));
                life.add(booking(account, "-1150.00", "rent", "Rent", noon.plusSeconds(60)));
            }
            switch (day.getDayOfYear() % 6) {
                case 0 -> life.add(booking(account, "-63.15", "groceries", "Fresh Fields Market", noon));
                case 1 -> life.add(booking(account, "-4.80", "coffee", "Bean & Leaf", noon));
                case 2 -> life.add(booking(account, "-9.20", "transport", "Metro day pass", noon));
                case 3 -> life.add(booking(account, "-18.90", "restaurants", "Noodle House", noon));
                case 4 -> life.add(booking(account, "-41.08", "groceries", "Fresh Fields Market", noon));
                default -> life.add(booking(account, "-12.99", "subscriptions", "Streamly subscription", noon));
            }
        }
        return life;
    }

    private static NewTransaction booking(
            long account, String amount, String category, String description, Instant moment) {
        return new NewTransaction(account, Money.parse(amount), category, description, moment);
    }
}
