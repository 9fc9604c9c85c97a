package dev.mockbank.server.summary;

import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.BalanceAt;
import dev.mockbank.shared.CategoryCount;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Sum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Totals of the books, exact at the time of the request, whatever was booked, changed or deleted
/// before. An account that does not exist has no sums and no balances.
public final class Summaries {

    /// The maximum number of sums in a response.
    static final int MAX_SUMS = 50_000;

    private final Database database;
    private final SummaryStore store = new SummaryStore();

    public Summaries(Database database) {
        this.database = database;
    }

    /// The sums, by month and category.
    ///
    /// @throws ProblemException 422 when there are too many
    List<Sum> sums(SandboxId sandbox, SumQuery query) {
        if (isNobody(query.accountId())) {
            return List.of();
        }
        List<Sum> sums = database.read(db -> store.sums(db, sandbox, query, MAX_SUMS + 1));
        if (sums.size() > MAX_SUMS) {
            throw ProblemException.of(FieldErrors.tooManySums(MAX_SUMS).at("query", "month_from"));
        }
        return sums;
    }

    /// The balances at the ends of days: the current balance minus everything with a later timestamp.
    List<BalanceAt> balances(SandboxId sandbox, BalanceQuery query) {
        if (isNobody(query.accountId())) {
            return List.of();
        }
        return database.read(db -> store.movements(db, sandbox, query))
                .map(movements -> balances(query, movements))
                .orElseGet(List::of);
    }

    /// The categories in use, the most used first.
    List<CategoryCount> categories(SandboxId sandbox, int limit) {
        return database.read(db -> store.categories(db, sandbox, limit));
    }

    private static List<BalanceAt> balances(BalanceQuery query, SummaryStore.Movements movements) {
        var balance = movements.now();
        var later = movements.byDay();
        var backwards = new ArrayList<BalanceAt>();
        for (var day : query.days().toList().reversed()) {
            while (!later.isEmpty() && later.lastKey().isAfter(day)) {
                balance = balance.subtract(later.pollLastEntry().getValue());
            }
            backwards.add(new BalanceAt(day, new Money(balance)));
        }
        return backwards.reversed();
    }

    private static boolean isNobody(@Nullable Long accountId) {
        return accountId != null && !Accounts.isPossible(accountId);
    }
}
