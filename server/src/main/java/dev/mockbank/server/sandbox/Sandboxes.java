package dev.mockbank.server.sandbox;

import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.Work;
import dev.mockbank.server.http.Slice;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Access;
import dev.mockbank.shared.CreatedSandbox;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.NewSandbox;
import dev.mockbank.shared.Sandbox;
import dev.mockbank.shared.SandboxChange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The sandboxes: banks of their own inside the server. Number 1, `main`, is always there.
public final class Sandboxes {

    static final String NO_SNAPSHOT = "Snapshot not found";

    private static final String DEFAULT_CURRENCY = "EUR";

    private final Database database;
    private final Claims claims;
    private final ApiKeys apiKeys;
    private final LedgerCopier copier;
    private final Runnable discarded;
    private final SandboxStore store = new SandboxStore();
    private final LedgerStore ledgers = new LedgerStore();

    /// @param discarded is called when there are rows to delete
    public Sandboxes(Database database, LedgerCopier copier, Claims claims, ApiKeys apiKeys, Runnable discarded) {
        this.database = database;
        this.claims = claims;
        this.apiKeys = apiKeys;
        this.copier = copier;
        this.discarded = discarded;
    }

    /// Makes a sandbox, once for all requests with this claim.
    ///
    /// @param claim null when the request may not be repeated
    /// @throws ProblemException 404 when there is nothing to copy, 422 when there is too much, 409 when the server
    /// has as many sandboxes as it can, 503 when too many copies run
    Replayable<CreatedSandbox> create(NewSandbox wanted, @Nullable Claim claim) {
        var created = Optional.ofNullable(wanted.from())
                .map(source -> fork(wanted, source, claim))
                .orElseGet(() -> claims.once(
                        database::transact, null, claim, CreatedSandbox.class, creation(wanted, Optional.empty())));
        var key = created.value().apiKey();
        if (key != null) {
            apiKeys.expect(key);
        }
        return created;
    }

    /// At most `limit` sandboxes after an id.
    Slice<Sandbox> page(long afterId, int limit) {
        return Slice.of(database.read(db -> store.page(db, afterId, limit + 1)), limit);
    }

    /// A sandbox.
    ///
    /// @throws ProblemException 404 when there is none with this id
    Sandbox get(SandboxId id) {
        return database.run(db -> store.find(db, id)).orElseThrow(Sandboxes::notFound);
    }

    /// The same id.
    ///
    /// @throws ProblemException 404 when no sandbox has it
    public SandboxId existing(SandboxId id) {
        if (!exists(id)) {
            throw notFound();
        }
        return id;
    }

    /// Whether there is a sandbox with this id.
    boolean exists(SandboxId id) {
        return database.<Boolean>run(db -> store.exists(db, id));
    }

    /// Changes a sandbox.
    ///
    /// @throws ProblemException 404 when there is none with this id
    Sandbox change(SandboxId id, SandboxChange change) {
        if (!database.<Boolean>run(db -> store.update(db, id, change))) {
            throw notFound();
        }
        return get(id);
    }

    /// Deletes a sandbox, its keys and its snapshots. Its rows are deleted in the background.
    ///
    /// @throws ProblemException 404 when there is none with this id, 409 for `main`
    void delete(SandboxId id) {
        if (id.equals(SandboxId.MAIN)) {
            throw ProblemException.of(409, "The sandbox main cannot be deleted; POST /admin/reset empties it");
        }
        if (!database.<Boolean>run(db -> store.delete(db, id))) {
            throw notFound();
        }
        apiKeys.deleted();
        discarded.run();
    }

    static ProblemException notFound() {
        return ProblemException.notFound(ApiKeys.NO_SANDBOX);
    }

    private Replayable<CreatedSandbox> fork(NewSandbox wanted, NewSandbox.Source source, @Nullable Claim claim) {
        var size = database.run(ledger(source));
        return claims.once(
                work -> copier.transact(size, atOneMoment(work)),
                null,
                claim,
                CreatedSandbox.class,
                creation(wanted, Optional.of(source)));
    }

    /// The books as they are at one moment, whatever is posted meanwhile.
    private <T> Work<T> atOneMoment(Work<T> copying) {
        return db -> {
            ledgers.stayAtOneMoment(db);
            return copying.apply(db);
        };
    }

    private Work<CreatedSandbox> creation(NewSandbox wanted, Optional<NewSandbox.Source> copied) {
        return db -> {
            // Without a lock, which a large copy would hold for long: a few too many do no harm.
            if (store.count(db) >= Sandbox.MAX_SANDBOXES) {
                throw ProblemException.of(
                        409, "There are " + Sandbox.MAX_SANDBOXES + " sandboxes already; delete some first");
            }
            var size = copied.map(source -> ledger(source).apply(db)).orElse(LedgerSize.NONE);
            var currency = currency(wanted).apply(db);
            var made = store.insert(db, wanted, currency);
            if (copied.isPresent()) {
                ledgers.copy(db, size.id(), made.ledgerId());
            }
            var key = wanted.key()
                    ? ApiKeys.issue(new NewApiKey(wanted.name(), null, made.id().value(), Access.CONTROL))
                            .apply(db)
                            .key()
                    : null;
            return new CreatedSandbox(
                    made.id().value(),
                    wanted.name(),
                    currency,
                    made.createdAt(),
                    made.expiresAt(),
                    size.accounts(),
                    size.transactions(),
                    key);
        };
    }

    /// That of the source, unless another one is wanted.
    private Work<String> currency(NewSandbox wanted) {
        var currency = wanted.currency();
        return db -> currency != null
                ? currency
                : Optional.ofNullable(wanted.from())
                        .flatMap(source -> store.find(db, id(source)))
                        .map(Sandbox::currency)
                        .orElse(DEFAULT_CURRENCY);
    }

    /// The ledger that is to be copied.
    private Work<LedgerSize> ledger(NewSandbox.Source source) {
        var snapshot = source.snapshot();
        return db -> snapshot == null
                ? ledgers.current(db, id(source)).orElseThrow(Sandboxes::notFound)
                : ledgers.snapshot(db, id(source), snapshot).orElseThrow(() -> ProblemException.notFound(NO_SNAPSHOT));
    }

    private static SandboxId id(NewSandbox.Source source) {
        return new SandboxId((int) source.sandboxId());
    }
}
