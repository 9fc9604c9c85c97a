package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Parameters;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.MoneyFormatException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Books groups when some of them would make a balance too large: it locks the accounts, checks group by
/// group, and books the acceptable ones in one commit.
final class CarefulPostingStore {

    private final PostingStore store;

    CarefulPostingStore(PostingStore store) {
        this.store = store;
    }

    private record AccountKey(SandboxId sandbox, long accountId) {}

    /// Books the groups in a transaction.
    ///
    /// @param now the bank's time
    /// @return the result of each group, in their order
    List<PostingResult> book(Connection connection, List<PostingGroup> groups, Instant now) throws SQLException {
        var arrays = PostingArrays.of(groups, now);
        lock(connection, arrays);
        var tooLarge = tooLarge(groups, known(connection, arrays), balances(connection, arrays));
        var rest = new ArrayList<PostingGroup>();
        for (int number = 0; number < groups.size(); number++) {
            if (!tooLarge.contains(number)) {
                rest.add(groups.get(number));
            }
        }
        var booked = rest.isEmpty()
                ? List.<PostingResult>of().iterator()
                : store.bookLocked(connection, rest, now).iterator();
        var results = new ArrayList<PostingResult>();
        for (int number = 0; number < groups.size(); number++) {
            results.add(tooLarge.contains(number) ? new PostingResult.BalanceTooLarge() : booked.next());
        }
        return results;
    }

    private static void lock(Connection connection, PostingArrays arrays) throws SQLException {
        try (var statement = connection.prepareStatement(SandboxId.LOCK_ALL)) {
            new Parameters(statement).add(arrays.sandboxes());
            statement.execute();
        }
    }

    /// The indexes of the groups that were booked before, or whose claim conflicts with an existing one.
    private static Set<Integer> known(Connection connection, PostingArrays arrays) throws SQLException {
        var known = new HashSet<Integer>();
        if (arrays.claimGroups().length == 0) {
            return known;
        }
        try (var statement = connection.prepareStatement(PostingSql.KNOWN)) {
            new Parameters(statement)
                    .add(arrays.claimGroups())
                    .add(arrays.claimSandboxes())
                    .add(arrays.claimIds());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getInt(1));
                }
            }
        }
        return known;
    }

    private static Map<AccountKey, Money> balances(Connection connection, PostingArrays arrays) throws SQLException {
        var accounts = new HashSet<AccountKey>();
        for (int i = 0; i < arrays.size(); i++) {
            accounts.add(new AccountKey(new SandboxId(arrays.sandboxIds()[i]), arrays.accountIds()[i]));
        }
        var balances = new HashMap<AccountKey, Money>();
        try (var statement = connection.prepareStatement(PostingSql.BALANCES)) {
            new Parameters(statement)
                    .add(accounts.stream()
                            .mapToInt(account -> account.sandbox().value())
                            .toArray())
                    .add(accounts.stream()
                            .mapToInt(account -> (int) account.accountId())
                            .toArray());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    balances.put(
                            new AccountKey(new SandboxId(rows.getInt(1)), rows.getLong(2)),
                            new Money(rows.getBigDecimal(3)));
                }
            }
        }
        return balances;
    }

    /// The indexes of the groups that would make a balance too large, even temporarily. The amounts of
    /// every other group count for the groups after it.
    private static Set<Integer> tooLarge(
            List<PostingGroup> groups, Set<Integer> known, Map<AccountKey, Money> balances) {
        var tooLarge = new HashSet<Integer>();
        for (int number = 0; number < groups.size(); number++) {
            if (known.contains(number)) {
                continue;
            }
            var group = groups.get(number);
            try {
                balances.putAll(moved(group, balances));
            } catch (MoneyFormatException beyondItsBound) {
                tooLarge.add(number);
            }
        }
        return tooLarge;
    }

    /// The balances that a group changes, as they would be after it; empty when one of its accounts does
    /// not exist.
    private static Map<AccountKey, Money> moved(PostingGroup group, Map<AccountKey, Money> balances) {
        var moved = new HashMap<AccountKey, Money>();
        for (var posting : group.list()) {
            var account = new AccountKey(group.sandbox(), posting.accountId());
            var balance = moved.getOrDefault(account, balances.get(account));
            if (balance == null) {
                return Map.of();
            }
            moved.put(account, balance.plus(posting.amount()));
        }
        return moved;
    }
}
