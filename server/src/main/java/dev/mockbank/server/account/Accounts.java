package dev.mockbank.server.account;

import dev.mockbank.server.db.Batcher;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.http.Slice;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.NewAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bank's accounts. Their balances move only by transactions.
public final class Accounts {

    /// What is answered when there is no account with a number.
    public static final String NOT_FOUND = "Account not found";

    /// The largest account number; it is the database's integer.
    static final long MAX_ID = Integer.MAX_VALUE;

    /// How many look-ups of single accounts wait for a trip to the database, and how many share one.
    private static final int MAX_WAITING = 10_000;

    private static final int MAX_LOOKED_UP_TOGETHER = 100;

    /// Fewer, fuller trips cost less; more processors than a laptop has are not kept busy by one.
    private static final int MAX_TRIPS = Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4);

    private final Database database;
    private final Claims claims;
    private final AccountStore store = new AccountStore();
    private final Batcher<Long, Optional<Account>> lookUps =
            new Batcher<>(MAX_TRIPS, MAX_WAITING, MAX_LOOKED_UP_TOGETHER, _ -> 1, this::find);

    public Accounts(Database database, Claims claims) {
        this.database = database;
        this.claims = claims;
    }

    /// Opens an account, once for all requests with this claim.
    ///
    /// @param claim null when the request may not be repeated
    public Replayable<Account> create(NewAccount account, @Nullable Claim claim) {
        return claims.once(claim, Account.class, db -> store.insert(db, account));
    }

    /// The account with a number.
    ///
    /// @throws ProblemException 404 when there is none
    Account get(long id) {
        if (!isPossible(id)) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        return lookUps.ask(id).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// At most `limit` accounts after an id.
    Slice<Account> page(AccountFilter filter, long afterId, int limit) {
        var rows = database.read(db -> store.page(db, filter, afterId, limit + 1));
        return Slice.of(rows, limit);
    }

    /// Changes an account's name or type.
    ///
    /// @throws ProblemException 404 when there is none with this number
    Account change(long id, AccountChange change) {
        if (!isPossible(id)) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        return database.run(db -> store.update(db, id, change)).orElseThrow(() -> ProblemException.notFound(NOT_FOUND));
    }

    /// Closes an account; its transactions go with it.
    ///
    /// @throws ProblemException 404 when there is none with this number
    void delete(long id) {
        if (!isPossible(id) || !database.<Boolean>transact(db -> store.delete(db, id))) {
            throw ProblemException.notFound(NOT_FOUND);
        }
    }

    /// How many accounts there are.
    public long count() {
        return database.run(store::count);
    }

    /// Whether an account can have this number at all.
    public static boolean isPossible(long id) {
        return id > 0 && id <= MAX_ID;
    }

    /// The accounts after an id, for a list of all of them in parts.
    List<Account> part(AccountFilter filter, long afterId, int limit) {
        return database.read(db -> store.page(db, filter, afterId, limit));
    }

    private List<Optional<Account>> find(List<Long> ids) {
        if (ids.size() == 1) {
            Optional<Account> found = database.run(db -> store.find(db, ids.getFirst()));
            return List.of(found);
        }
        Map<Long, Account> found = database.run(db -> store.findAll(db, ids));
        return ids.stream()
                .<Optional<Account>>map(id -> Optional.ofNullable(found.get(id)))
                .toList();
    }
}
