package dev.mockbank.server.transaction;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.SqlErrors;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Books, finds, changes and deletes transactions. A transaction and the balance that it changes are
/// committed together.
public final class Transactions {

    static final String NOT_FOUND = "Transaction not found";

    private final Database database;
    private final Claims claims;
    private final Consumer<SandboxId> changed;
    private final ChangeStore changes = new ChangeStore();
    private final TransactionStore store = new TransactionStore();
    private final TransactionPageStore pages = new TransactionPageStore();
    private final TransactionCountStore counts = new TransactionCountStore();
    private final TextSearch texts;
    private final PostingWriter writer;
    private final Counter postings;

    /// @param changed is called with the sandbox after each booking or change
    public Transactions(
            Database database, Claims claims, Clock clock, Consumer<SandboxId> changed, MeterRegistry metrics) {
        this.database = database;
        this.claims = claims;
        this.changed = changed;
        this.texts = new TextSearch(database, pages, counts);
        this.writer = new PostingWriter(database, claims, clock);
        this.postings = Counter.builder("mockbank.postings")
                .description("Postings that were committed")
                .register(metrics);
    }

    /// Posts a transaction, once for all requests with this claim. When this returns, it is committed
    /// and on disk.
    ///
    /// @param claim null when the request has no `Idempotency-Key`
    /// @throws ProblemException 404 when the account does not exist, 422 when its balance would become
    /// too large
    Replayable<Transaction> post(Caller.Client caller, NewTransaction posting, @Nullable Claim claim) {
        return bookOnOwn(caller, List.of(posting), false, claim).map(List::getFirst);
    }

    /// Posts transactions, all or none, and once for all requests with this claim.
    ///
    /// @param list  1 to 1,000
    /// @param claim null when the request has no `Idempotency-Key`
    /// @throws ProblemException 422 that names each posting whose account does not exist or whose
    /// balance would become too large
    public Replayable<List<Transaction>> postAll(
            Caller.Client caller, List<NewTransaction> list, @Nullable Claim claim) {
        return switch (book(caller, list, false, claim)) {
            case PostingResult.Booked(var transactions, var replayed) -> new Replayable<>(transactions, replayed);
            case PostingResult.AccountMissing(), PostingResult.BalanceTooLarge() ->
                throw ProblemException.of(BatchErrors.of(list, balances(caller.sandbox(), list)));
            case PostingResult.ClaimUsedOtherwise() -> throw Claims.usedOtherwise();
            case PostingResult.ClaimExpired(var expired) -> {
                claims.forget(caller.sandbox(), expired);
                yield postAll(caller, list, claim);
            }
        };
    }

    /// Posts the two legs of a transfer, both or none, which refer to each other; once for all requests
    /// with this claim.
    ///
    /// @param claim null when the request has no `Idempotency-Key`
    /// @throws ProblemException 404 when an account does not exist, 422 when a balance would become too
    /// large
    public Replayable<List<Transaction>> postLinked(
            Caller.Client caller, NewTransaction from, NewTransaction to, @Nullable Claim claim) {
        return bookOnOwn(caller, List.of(from, to), true, claim);
    }

    /// The transactions of a transfer, in the order of booking; empty when it does not exist.
    public List<Transaction> linked(SandboxId sandbox, long transferId) {
        return database.run(db -> store.linked(db, sandbox, transferId));
    }

    /// The transaction with this id.
    ///
    /// @throws ProblemException 404 when there is none
    Transaction get(SandboxId sandbox, long id) {
        return database.run(db -> store.find(db, sandbox, id)).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// A page of the list of transactions.
    TransactionPage page(TransactionQuery query) {
        if (query.filter().isOfNoAccount()) {
            return TransactionPage.empty();
        }
        return query.filter().text() == null
                ? database.readRaw(connection -> pages.page(connection, query))
                : texts.page(query);
    }

    /// The number and the totals of the transactions that match a filter: from the sums when these can
    /// answer it, else by reading the transactions.
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
    /// @throws ProblemException 404 when there is none with this id
    Transaction change(SandboxId sandbox, long id, TransactionChange change) {
        if (!database.<Boolean>connect(connection -> changes.update(connection, sandbox, id, change))) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        changed.accept(sandbox);
        return get(sandbox, id);
    }

    /// Deletes a transaction and corrects the balance, in one commit.
    ///
    /// @throws ProblemException 404 when there is none with this id, 409 when the balance would become
    /// too large without it
    void delete(SandboxId sandbox, long id) {
        boolean deleted;
        try {
            deleted = database.connect(connection -> changes.delete(connection, sandbox, id));
        } catch (RuntimeException e) {
            throw SqlErrors.isOutOfRange(e)
                    ? ProblemException.of(409, "Without this transaction the balance would exceed 16 digits")
                    : e;
        }
        if (!deleted) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        changed.accept(sandbox);
    }

    /// The number of transactions.
    public long count(SandboxId sandbox) {
        return database.run(db -> store.count(db, sandbox));
    }

    /// Books a group that is refused as a whole.
    private Replayable<List<Transaction>> bookOnOwn(
            Caller.Client caller, List<NewTransaction> list, boolean linked, @Nullable Claim claim) {
        return switch (book(caller, list, linked, claim)) {
            case PostingResult.Booked(var transactions, var replayed) -> new Replayable<>(transactions, replayed);
            case PostingResult.AccountMissing() -> throw ProblemException.notFound(Accounts.NOT_FOUND);
            case PostingResult.BalanceTooLarge() ->
                throw ProblemException.of(FieldErrors.BALANCE_OUT_OF_RANGE.at("body", "amount"));
            case PostingResult.ClaimUsedOtherwise() -> throw Claims.usedOtherwise();
            case PostingResult.ClaimExpired(var expired) -> {
                claims.forget(caller.sandbox(), expired);
                yield bookOnOwn(caller, list, linked, claim);
            }
        };
    }

    private PostingResult book(Caller.Client caller, List<NewTransaction> list, boolean linked, @Nullable Claim claim) {
        if (!list.stream().allMatch(posting -> Accounts.isPossible(posting.accountId()))) {
            return new PostingResult.AccountMissing();
        }
        var result = writer.book(caller.keyId(), new PostingGroup(caller.sandbox(), list, linked, claim));
        if (result instanceof PostingResult.Booked(var transactions, var replayed) && !replayed) {
            transactions.forEach(_ -> postings.increment());
            changed.accept(caller.sandbox());
        }
        return result;
    }

    private Map<Long, Money> balances(SandboxId sandbox, List<NewTransaction> list) {
        var accountIds = list.stream()
                .mapToLong(NewTransaction::accountId)
                .filter(Accounts::isPossible)
                .distinct()
                .toArray();
        return database.run(db -> store.balances(db, sandbox, accountIds));
    }
}
