package dev.mockbank.server.account;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.db.Batcher;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Slice;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.NewAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts. Their balances change only by transactions.
public final class Accounts {

    /// The detail of the 404 for an account that does not exist.
    public static final String NOT_FOUND = "Account not found";

    /// The largest account id: the maximum of the database's integer type.
    static final long MAX_ID = Integer.MAX_VALUE;

    /// How many look-ups of single accounts may wait, in all and for one key, and how many share a statement.
    private static final Batcher.Bounds LOOK_UPS = new Batcher.Bounds(10_000, 10_000, 100);

    private final Database database;
    private final Claims claims;
    private final Runnable closed;
    private final AccountStore store = new AccountStore();
    private final Batcher<LookUp, Optional<Account>> lookUps = new Batcher<>(LOOK_UPS, _ -> 1, this::find);

    private record LookUp(SandboxId sandbox, long id) {}

    /// @param closed runs when an account was closed, so that its rows are deleted
    public Accounts(Database database, Claims claims, Runnable closed) {
        this.database = database;
        this.claims = claims;
        this.closed = closed;
    }

    /// Opens an account, once for all requests with this claim.
    ///
    /// @param claim null when the request may not be repeated
    public Replayable<Account> create(SandboxId sandbox, NewAccount account, @Nullable Claim claim) {
        return claims.once(
                sandbox,
                claim,
                Account.class,
                db -> store.insert(db, sandbox, account)
                        .orElseThrow(() -> ProblemException.conflict(
                                "The bank was just reset; send the request again if you still need it", 1)));
    }

    /// An account.
    ///
    /// @throws ProblemException 404 when there is none with this id
    Account get(Caller.Client caller, long id) {
        if (!isPossible(id)) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        return lookUps.call(caller.keyId(), new LookUp(caller.sandbox(), id))
                .orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// At most `limit` accounts after an id.
    Slice<Account> page(SandboxId sandbox, AccountFilter filter, long afterId, int limit) {
        var rows = database.read(db -> store.page(db, sandbox, filter, afterId, limit + 1));
        return Slice.of(rows, limit);
    }

    /// Changes an account's name or type.
    ///
    /// @throws ProblemException 404 when there is none with this id
    Account change(SandboxId sandbox, long id, AccountChange change) {
        if (!isPossible(id)) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        return database.run(db -> store.update(db, sandbox, id, change))
                .orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// Closes an account, and with it its transactions.
    ///
    /// @throws ProblemException 404 when there is none with this id
    void delete(SandboxId sandbox, long id) {
        if (!isPossible(id) || !database.<Boolean>connect(connection -> store.close(connection, sandbox, id))) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        closed.run();
    }

    /// The number of accounts.
    public long count(SandboxId sandbox) {
        return database.run(db -> store.count(db, sandbox));
    }

    /// Whether this id is in the range of account ids.
    public static boolean isPossible(long id) {
        return id > 0 && id <= MAX_ID;
    }

    /// The accounts after an id, for streaming the list in parts.
    List<Account> part(SandboxId sandbox, AccountFilter filter, long afterId, int limit) {
        return database.read(db -> store.page(db, sandbox, filter, afterId, limit));
    }

    private List<Optional<Account>> find(List<LookUp> asked) {
        if (asked.size() == 1) {
            var only = asked.getFirst();
            Optional<Account> found = database.connect(connection -> store.find(connection, only.sandbox(), only.id()));
            return List.of(found);
        }
        var sandboxes =
                asked.stream().mapToInt(lookUp -> lookUp.sandbox().value()).toArray();
        var ids = asked.stream().mapToInt(lookUp -> (int) lookUp.id()).toArray();
        Account[] found = database.connect(connection -> store.findAll(connection, sandboxes, ids));
        return Arrays.stream(found).map(Optional::ofNullable).toList();
    }
}
