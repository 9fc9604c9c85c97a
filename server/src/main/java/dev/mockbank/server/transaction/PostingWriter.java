package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.Failures;
import dev.mockbank.server.db.SharedTrips;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Books postings: those that come at the same time share one statement, one commit and one flush to the disk (see
/// [SharedTrips]).
final class PostingWriter {

    /// How many postings wait at the most; beyond that they are refused.
    private static final int MAX_WAITING = 20_000;

    /// How often a flush that lost against another server is written.
    private static final int TRIES = 5;

    private final Database database;
    private final Claims claims;
    private final PostingStore store;
    private final SharedTrips<Postings, PostingOutcome> flushes =
            new SharedTrips<>(1, MAX_WAITING, Postings.MAX, Postings::size, this::flush);

    PostingWriter(Database database, Claims claims) {
        this.database = database;
        this.claims = claims;
        this.store = new PostingStore(claims.hours());
    }

    /// Books a group of postings, all or none, and once for all requests with its claim.
    ///
    /// @return the transactions in their order; empty when an account is missing
    /// @throws Refusal 422 when its claim's key was used for another request; 503 when too many wait, or the
    /// database is away: then their fate is unknown until they are repeated with their claim
    Optional<Replayable<List<Transaction>>> book(Postings postings) {
        return switch (flushes.ask(postings)) {
            case PostingOutcome.Booked(var transactions, var replayed) ->
                Optional.of(new Replayable<>(transactions, replayed));
            case PostingOutcome.AccountMissing() -> Optional.empty();
            case PostingOutcome.ClaimUsedOtherwise() -> throw Claims.usedOtherwise();
            case PostingOutcome.ClaimExpired(var claim) -> {
                claims.forget(claim);
                yield book(postings);
            }
            case PostingOutcome.Failed(var failure) -> throw failure;
        };
    }

    /// Books the groups together. When the database refuses the statement, nothing of it was done: then each group is
    /// booked alone, so that only the one that is wrong is refused.
    private List<PostingOutcome> flush(List<Postings> groups) {
        try {
            return write(groups);
        } catch (RuntimeException e) {
            if (groups.size() == 1 || !Failures.isRolledBack(e)) {
                throw e;
            }
            return eachAlone(groups);
        }
    }

    /// When the database goes away in the middle, the rest is not tried any more.
    private List<PostingOutcome> eachAlone(List<Postings> groups) {
        var outcomes = new ArrayList<PostingOutcome>();
        RuntimeException away = null;
        for (var group : groups) {
            try {
                outcomes.add(away == null ? write(List.of(group)).getFirst() : new PostingOutcome.Failed(away));
            } catch (RuntimeException e) {
                away = Failures.isRolledBack(e) ? null : e;
                outcomes.add(new PostingOutcome.Failed(e));
            }
        }
        return outcomes;
    }

    /// A statement that lost against another server is run again; so is one that wrote a claim which another server
    /// had just written: then it finds that one.
    private List<PostingOutcome> write(List<Postings> groups) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writeOnce(groups);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !(Failures.isConflict(e) || Failures.isDuplicate(e))) {
                    throw e;
                }
            }
        }
    }

    private List<PostingOutcome> writeOnce(List<Postings> groups) {
        var first = groups.getFirst();
        if (groups.size() == 1 && first.size() == 1 && first.claim() == null) {
            PostingOutcome outcome =
                    database.run(db -> store.book(db, first.list().getFirst()));
            return List.of(outcome);
        }
        return database.run(db -> store.book(db, groups));
    }
}
