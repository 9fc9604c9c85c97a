package dev.mockbank.server.transaction;

import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.http.Slice;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.TransactionCount;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bank's books. A posting and the balance that it moves are committed together or not at all.
public final class Transactions {

    static final String NOT_FOUND = "Transaction not found";

    private final Database database;
    private final TransactionStore store = new TransactionStore();
    private final TransactionPageStore pages = new TransactionPageStore();
    private final TransactionCountStore counts = new TransactionCountStore();
    private final TextSearch texts;
    private final PostingWriter writer;
    private final Counter postings;

    public Transactions(Database database, Claims claims, MeterRegistry metrics) {
        this.database = database;
        this.texts = new TextSearch(database, pages, counts);
        this.writer = new PostingWriter(database, claims);
        this.postings = Counter.builder("mockbank.postings")
                .description("PostingGroup that were committed")
                .register(metrics);
    }

    /// Posts a transaction, once for all requests with this claim: when this returns it is committed and on disk.
    ///
    /// @param claim null when the request may not be repeated
    /// @throws ProblemException 404 when the account is not there, 422 when its balance would get too large
    Replayable<Transaction> post(NewTransaction posting, @Nullable Claim claim) {
        if (!Accounts.isPossible(posting.accountId())) {
            throw ProblemException.notFound(Accounts.NOT_FOUND);
        }
        try {
            return book(new PostingGroup(List.of(posting), false, claim))
                    .orElseThrow(() -> ProblemException.notFound(Accounts.NOT_FOUND))
                    .map(List::getFirst);
        } catch (RuntimeException e) {
            throw isTooLarge(e) ? ProblemException.of(FieldErrors.BALANCE_OUT_OF_RANGE.at("body", "amount")) : e;
        }
    }

    /// Posts transactions that stand or fall together, once for all requests with this claim.
    ///
    /// @param list  1 to 1,000
    /// @param claim null when the request may not be repeated
    /// @throws ProblemException 422 that names each posting whose account is not there or whose balance would get
    /// too large
    public Replayable<List<Transaction>> postAll(List<NewTransaction> list, @Nullable Claim claim) {
        try {
            if (list.stream().allMatch(posting -> Accounts.isPossible(posting.accountId()))) {
                var booked = book(new PostingGroup(list, false, claim));
                if (booked.isPresent()) {
                    return booked.get();
                }
            }
            throw ProblemException.of(BatchErrors.of(list, balances(list)));
        } catch (RuntimeException e) {
            throw isTooLarge(e) ? ProblemException.of(BatchErrors.of(list, balances(list))) : e;
        }
    }

    /// Posts the two legs of a transfer, which stand or fall together and name each other, once for all requests with
    /// this claim.
    ///
    /// @param claim null when the request may not be repeated
    /// @throws ProblemException 404 when an account is not there, 422 when a balance would get too large
    public Replayable<List<Transaction>> postLinked(NewTransaction from, NewTransaction to, @Nullable Claim claim) {
        if (!Accounts.isPossible(from.accountId()) || !Accounts.isPossible(to.accountId())) {
            throw ProblemException.notFound(Accounts.NOT_FOUND);
        }
        try {
            return book(new PostingGroup(List.of(from, to), true, claim))
                    .orElseThrow(() -> ProblemException.notFound(Accounts.NOT_FOUND));
        } catch (RuntimeException e) {
            throw isTooLarge(e) ? ProblemException.of(FieldErrors.BALANCE_OUT_OF_RANGE.at("body", "amount")) : e;
        }
    }

    /// The transactions of a transfer, in the order of booking; empty when there is no such transfer.
    public List<Transaction> linked(long transferId) {
        return database.run(db -> store.linked(db, transferId));
    }

    /// The transaction with a number.
    ///
    /// @throws ProblemException 404 when there is none
    Transaction get(long id) {
        return database.run(db -> store.find(db, id)).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// A page of the books.
    Slice<Transaction> page(TransactionQuery query) {
        if (query.filter().isOfNoAccount()) {
            return Slice.of(List.of(), query.limit());
        }
        List<Transaction> rows =
                query.filter().text() == null ? database.read(db -> pages.page(db, query)) : texts.page(query);
        return Slice.of(rows, query.limit());
    }

    /// How many transactions pass a filter, and what they come to: from the sums if they tell, else by reading them.
    TransactionCount count(TransactionFilter filter) {
        if (filter.isOfNoAccount()) {
            return TransactionCount.NONE;
        }
        if (filter.text() != null) {
            return texts.count(filter);
        }
        return database.read(db -> filter.isOfSums() ? counts.fromSums(db, filter) : counts.byReading(db, filter));
    }

    /// Changes a transaction's category or description.
    ///
    /// @throws ProblemException 404 when there is none with this number
    Transaction change(long id, TransactionChange change) {
        return database.run(db -> store.update(db, id, change)).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// Takes a transaction back: the row goes and the balance moves back, together.
    ///
    /// @throws ProblemException 404 when there is none with this number, 409 when the balance would get too large
    /// without it
    void delete(long id) {
        boolean deleted;
        try {
            deleted = database.transact(db -> store.delete(db, id));
        } catch (RuntimeException e) {
            throw isTooLarge(e)
                    ? ProblemException.of(409, "Without this transaction the balance would exceed 16 digits")
                    : e;
        }
        if (!deleted) {
            throw ProblemException.notFound(NOT_FOUND);
        }
    }

    /// How many transactions there are.
    public long count() {
        return database.run(store::count);
    }

    private Optional<Replayable<List<Transaction>>> book(PostingGroup group) {
        var booked = writer.book(group);
        booked.filter(answer -> !answer.replayed())
                .ifPresent(answer -> answer.value().forEach(_ -> postings.increment()));
        return booked;
    }

    private Map<Long, Money> balances(List<NewTransaction> list) {
        var accountIds = list.stream()
                .mapToLong(NewTransaction::accountId)
                .filter(Accounts::isPossible)
                .distinct()
                .toArray();
        return database.run(db -> store.balances(db, accountIds));
    }

    private static boolean isTooLarge(RuntimeException thrown) {
        return SqlErrors.sqlState(thrown)
                .filter(SqlErrors.NUMERIC_VALUE_OUT_OF_RANGE::equals)
                .isPresent();
    }
}
