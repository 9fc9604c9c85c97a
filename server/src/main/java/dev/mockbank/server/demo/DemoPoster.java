package dev.mockbank.server.demo;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.household.Entry;
import dev.mockbank.server.household.GeneratedHistory;
import dev.mockbank.server.household.Wallet;
import dev.mockbank.server.transaction.Transactions;
import dev.mockbank.shared.Access;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Posts a household's history to the bank in chronological order, through the same code as every posting.
final class DemoPoster {

    /// How many transactions are booked together at the most: other postings wait no longer than for these.
    static final int TOGETHER = 500;

    private final Accounts accounts;
    private final Transactions transactions;

    /// The server itself, with no key.
    private final Caller.Client caller;

    DemoPoster(Accounts accounts, Transactions transactions, SandboxId sandbox) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.caller = new Caller.Client(0, null, sandbox, Access.WRITE, "demo data", null);
    }

    /// Receives the progress, and decides whether to go on.
    @FunctionalInterface
    interface Progress {

        /// Called between two groups.
        ///
        /// @param more how many transactions were booked since the last call
        /// @return whether to go on
        boolean booked(int more);
    }

    /// Opens the accounts and posts everything, unless it is cancelled.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException when the bank refuses a posting, or the database is
    /// unreachable
    void write(GeneratedHistory books, Progress progress) {
        if (!progress.booked(0)) {
            return;
        }
        var accountIds = open(books);
        var group = new ArrayList<NewTransaction>();
        for (var entry : books.entries()) {
            boolean goesOn = switch (entry) {
                case Entry.Line line -> {
                    group.add(posting(accountIds, line));
                    yield group.size() < TOGETHER || book(group, progress);
                }
                case Entry.Move move -> book(group, progress) && move(accountIds, move, progress);
            };
            if (!goesOn) {
                return;
            }
        }
        book(group, progress);
    }

    private Map<Wallet, Long> open(GeneratedHistory books) {
        var accountIds = new EnumMap<Wallet, Long>(Wallet.class);
        books.openings().forEach((wallet, cents) -> {
            var account = new NewAccount(wallet.title(), wallet.type(), money(cents));
            accountIds.put(
                    wallet,
                    accounts.create(caller.sandbox(), account, null).value().id());
        });
        return accountIds;
    }

    private boolean book(List<NewTransaction> group, Progress progress) {
        if (group.isEmpty()) {
            return true;
        }
        transactions.postAll(caller, group, null);
        int booked = group.size();
        group.clear();
        return progress.booked(booked);
    }

    private boolean move(Map<Wallet, Long> accountIds, Entry.Move move, Progress progress) {
        transactions.postLinked(
                caller,
                posting(accountIds, move.from(), -move.cents(), Entry.Move.CATEGORY, move.description(), move.at()),
                posting(accountIds, move.to(), move.cents(), Entry.Move.CATEGORY, move.description(), move.at()),
                null);
        return progress.booked(move.transactions());
    }

    private static NewTransaction posting(Map<Wallet, Long> accountIds, Entry.Line line) {
        return posting(accountIds, line.wallet(), line.cents(), line.category(), line.description(), line.at());
    }

    private static NewTransaction posting(
            Map<Wallet, Long> accountIds, Wallet wallet, long cents, String category, String description, Instant at) {
        long accountId = Objects.requireNonNull(accountIds.get(wallet), wallet.title());
        return new NewTransaction(accountId, money(cents), category, description, at);
    }

    private static Money money(long cents) {
        return new Money(BigDecimal.valueOf(cents, Money.DECIMAL_PLACES));
    }
}
