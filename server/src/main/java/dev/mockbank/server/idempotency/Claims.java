package dev.mockbank.server.idempotency;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.db.Work;
import dev.mockbank.server.problem.ProblemException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The claims of requests that may be repeated. They are stored in the database, so that all servers share them and
/// they survive a restart.
public final class Claims {

    /// How many times a request is tried that conflicts with its own repeat on another server.
    private static final int TRIES = 5;

    /// How many claims one statement deletes.
    static final int SWEPT_AT_ONCE = 10_000;

    private final Database database;
    private final JsonMapper json;
    private final int hours;
    private final ClaimStore store = new ClaimStore();

    /// @param hours how long a claim is kept
    public Claims(Database database, JsonMapper json, int hours) {
        this.database = database;
        this.json = json;
        this.hours = hours;
    }

    /// The 422 for a request whose key was used for another one.
    public static ProblemException usedOtherwise() {
        return ProblemException.of(
                422, "This Idempotency-Key was used for a request with another body; use a new key for a new request");
    }

    /// How long a claim is kept.
    public int hours() {
        return hours;
    }

    /// Creates something once for all requests with this claim: what is created, the claim and the response are
    /// committed together.
    ///
    /// @param sandbox where it is created; null when it belongs to the server, like an API key
    /// @param claim   null when the request may not be repeated
    /// @param type    the type of what is created; it is stored as JSON
    /// @throws ProblemException 422 when the claim's key was used for another request
    public <T> Replayable<T> once(@Nullable SandboxId sandbox, @Nullable Claim claim, Class<T> type, Work<T> creation) {
        if (claim == null) {
            return new Replayable<>(database.run(creation), false);
        }
        return onceIn(database::transact, sandbox, claim, type, creation);
    }

    /// The same for what takes several statements.
    ///
    /// @param transaction runs them in one transaction
    public <T> Replayable<T> once(
            Function<Work<Replayable<T>>, Replayable<T>> transaction,
            @Nullable SandboxId sandbox,
            @Nullable Claim claim,
            Class<T> type,
            Work<T> creation) {
        return claim == null
                ? transaction.apply(db -> new Replayable<>(creation.apply(db), false))
                : onceIn(transaction, sandbox, claim, type, creation);
    }

    private <T> Replayable<T> onceIn(
            Function<Work<Replayable<T>>, Replayable<T>> transaction,
            @Nullable SandboxId sandbox,
            Claim claim,
            Class<T> type,
            Work<T> creation) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.apply(onceIn(number(sandbox), claim, type, creation));
            } catch (RuntimeException e) {
                if (attempt == TRIES || !SqlErrors.isDuplicate(e)) {
                    throw e;
                }
            }
        }
    }

    /// Deletes a claim if it has expired and the sweep has not deleted it yet.
    public void forget(SandboxId sandbox, Claim claim) {
        database.run(db -> {
            store.forget(db, sandbox.value(), claim, hours);
            return claim;
        });
    }

    /// Deletes a batch of expired claims.
    ///
    /// @return whether there may be more
    boolean sweep() {
        return database.run(db -> store.sweep(db, hours, SWEPT_AT_ONCE)) == SWEPT_AT_ONCE;
    }

    /// 0 stands for the server itself: no sandbox has that id.
    private static int number(@Nullable SandboxId sandbox) {
        return sandbox == null ? 0 : sandbox.value();
    }

    private <T> Work<Replayable<T>> onceIn(int sandbox, Claim claim, Class<T> type, Work<T> creation) {
        return db -> {
            var fulfilled = store.find(db, sandbox, claim, hours);
            if (fulfilled.isPresent()) {
                return replayed(claim, fulfilled.get(), type);
            }
            store.forget(db, sandbox, claim, hours);
            var value = creation.apply(db);
            store.insert(db, sandbox, claim, claim.seal(json.writeValueAsBytes(value)));
            return new Replayable<>(value, false);
        };
    }

    private <T> Replayable<T> replayed(Claim claim, ClaimStore.Fulfilled fulfilled, Class<T> type) {
        if (!fulfilled.byThisRequest()) {
            throw usedOtherwise();
        }
        return new Replayable<>(json.readValue(claim.open(fulfilled.sealedAnswer()), type), true);
    }
}
