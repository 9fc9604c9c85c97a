package dev.mockbank.server.sandbox;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.demo.DemoLoader;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.Snapshot;
import java.util.List;
import java.util.Optional;

/// The snapshots of a sandbox, and the way back: to one of them, or to an empty bank.
public final class Snapshots {

    private final Database database;
    private final DemoLoader demo;
    private final LedgerCopier copier;
    private final Runnable discarded;
    private final Runnable faultsChanged;
    private final LedgerStore ledgers = new LedgerStore();
    private final SnapshotStore store = new SnapshotStore();

    /// @param discarded     is called when there are rows to delete
    /// @param faultsChanged is called when a sandbox may have other fault rules than before
    public Snapshots(
            Database database, LedgerCopier copier, DemoLoader demo, Runnable discarded, Runnable faultsChanged) {
        this.database = database;
        this.demo = demo;
        this.copier = copier;
        this.discarded = discarded;
        this.faultsChanged = faultsChanged;
    }

    /// @param faulty whether the sandbox had or has fault rules
    private record Replaced(Deletion deletion, boolean faulty) {}

    /// Keeps the sandbox as it is at this moment.
    ///
    /// @throws ProblemException 404 when there is no such sandbox, 409 when it has a snapshot of this name or as
    /// many as it can have, 422 when there is too much to copy, 503 when too many copies run
    Snapshot take(SandboxId sandbox, String name) {
        var size = current(sandbox);
        try {
            return copier.transact(size, db -> {
                ledgers.stayAtOneMoment(db);
                var source = ledgers.current(db, sandbox).orElseThrow(Sandboxes::notFound);
                if (store.count(db, sandbox) >= Snapshot.MAX_SNAPSHOTS) {
                    throw ProblemException.of(
                            409, "The sandbox has " + Snapshot.MAX_SNAPSHOTS + " snapshots already; delete one first");
                }
                int copy = ledgers.make(db, sandbox, name);
                ledgers.copy(db, source.id(), copy);
                return store.find(db, sandbox, name).orElseThrow();
            });
        } catch (RuntimeException e) {
            throw SqlErrors.isDuplicate(e)
                    ? ProblemException.of(
                            409, "The sandbox has a snapshot of this name; delete it first, or choose another name")
                    : e;
        }
    }

    /// The snapshots of a sandbox, the oldest first.
    List<Snapshot> list(SandboxId sandbox) {
        return database.read(db -> store.list(db, sandbox));
    }

    /// Deletes a snapshot.
    ///
    /// @throws ProblemException 404 when there is none of this name
    void delete(SandboxId sandbox, String name) {
        if (!database.<Boolean>run(db -> store.discard(db, sandbox, name))) {
            throw ProblemException.notFound(Sandboxes.NO_SNAPSHOT);
        }
        discarded.run();
    }

    /// Brings a sandbox back to a snapshot, or empties it. Postings in flight, on this server and on others, are
    /// booked before, or find the bank as it is afterwards.
    ///
    /// @param name of the snapshot; empty for an empty bank
    /// @return what was in the sandbox
    /// @throws ProblemException 404 when there is no such snapshot; 409 while the sandbox is being filled or reset,
    /// by any server; 422 when there is too much to copy; 503 when too many copies run, or the database is away
    Deletion reset(SandboxId sandbox, Optional<String> name) {
        var size = name.map(wanted -> snapshot(sandbox, wanted)).orElseGet(() -> LedgerSize.NONE);
        Replaced replaced = copier.transact(size, db -> {
            if (!store.tryLockWhole(db, sandbox)) {
                throw DemoLoader.busy();
            }
            int ledger = ledgers.make(db, sandbox, null);
            name.ifPresent(wanted -> ledgers.copy(
                    db,
                    ledgers.snapshot(db, sandbox, wanted)
                            .orElseThrow(() -> ProblemException.notFound(Sandboxes.NO_SNAPSHOT))
                            .id(),
                    ledger));
            ledgers.lock(db, sandbox);
            var before = ledgers.current(db, sandbox).orElseThrow(Sandboxes::notFound);
            boolean faulty = ledgers.replace(db, sandbox, ledger);
            return new Replaced(before.asDeletion(), faulty);
        });
        demo.forget(sandbox);
        discarded.run();
        if (replaced.faulty()) {
            faultsChanged.run();
        }
        return replaced.deletion();
    }

    private LedgerSize current(SandboxId sandbox) {
        return database.run(db -> ledgers.current(db, sandbox)).orElseThrow(Sandboxes::notFound);
    }

    private LedgerSize snapshot(SandboxId sandbox, String name) {
        return database.run(db -> ledgers.snapshot(db, sandbox, name))
                .orElseThrow(() -> ProblemException.notFound(Sandboxes.NO_SNAPSHOT));
    }
}
