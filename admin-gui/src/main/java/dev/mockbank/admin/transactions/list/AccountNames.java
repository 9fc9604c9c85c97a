package dev.mockbank.admin.transactions.list;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.client.AccountFilter;
import dev.mockbank.shared.client.ApiException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The names of the accounts whose transactions are shown, asked for when they are first needed. May be called from
/// any thread.
public final class AccountNames {

    private static final int MAX_NAMES = 10_000;
    private static final int FEW = 3;
    private static final int NOT_FOUND = 404;
    private static final int PAGE = 1_000;

    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /// Forgets them all: they may have changed.
    public void forget() {
        names.clear();
    }

    /// Takes over the names of accounts as they are now.
    ///
    /// @return whether one that was known had another name
    public boolean learn(List<Account> accounts) {
        boolean renamed = accounts.stream()
                .anyMatch(account ->
                        !names.getOrDefault(account.id(), account.name()).equals(account.name()));
        accounts.forEach(this::learn);
        return renamed;
    }

    /// The name of an account as far as it is known, without asking.
    public String known(long id) {
        return names.getOrDefault(id, "account " + id);
    }

    /// The transactions with the names of their accounts. Waits for the bank.
    public List<Row.Booked> rows(Bank bank, List<Transaction> transactions) {
        var missing = transactions.stream()
                .map(Transaction::accountId)
                .distinct()
                .filter(id -> !names.containsKey(id))
                .toList();
        if (names.size() + missing.size() > MAX_NAMES) {
            names.clear();
        }
        if (missing.size() > FEW) {
            bank.client()
                    .accounts()
                    .page(AccountFilter.all().limit(PAGE))
                    .rows()
                    .forEach(this::learn);
        }
        return transactions.stream()
                .map(transaction -> new Row.Booked(transaction, name(bank, transaction.accountId())))
                .toList();
    }

    private String name(Bank bank, long id) {
        var known = names.get(id);
        if (known != null) {
            return known;
        }
        try {
            var account = bank.client().accounts().get(id);
            learn(account);
            return account.name();
        } catch (ApiException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
            // It was deleted in between, and its transactions with it.
            return "";
        }
    }

    private void learn(Account account) {
        names.put(account.id(), account.name());
    }
}
