package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Batcher;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.idempotency.Claims;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Books postings: those that come at the same time share one statement, one commit and one flush to the disk (see
/// [Batcher]).
final class PostingWriter {

    /// How many postings wait at the most; beyond that they are refused.
    private static final int MAX_WAITING = 20_000;

    /// How often a flush that lost against another server is written.
    private static final int TRIES = 5;

    private final Database database;
    private final Claims claims;
    private final PostingStore store;
    private final Batcher<PostingGroup, PostingResult> flushes =
            new Batcher<>(1, MAX_WAITING, PostingGroup.MAX, PostingGroup::size, this::flush);

    PostingWriter(Database database, Claims claims) {
        this.database = database;
        this.claims = claims;
        this.store = new PostingStore(claims.hours());
    }

    /// Books a group of postings, all or none, and once for all requests with its claim.
    ///
    /// @return the transactions in their order; empty when an account is missing
    /// @throws ProblemException 422 when its claim's key was used for another request; 503 when too many wait, or
    /// the
    /// database is away: then their fate is unknown until they are repeated with their claim
    Optional<Replayable<List<Transaction>>> book(PostingGroup postings) {
        return switch (flushes.ask(postings)) {
            case PostingResult.Booked(var transactions, var replayed) ->
                Optional.of(new Replayable<>(transactions, replayed));
            case PostingResult.AccountMissing() -> Optional.empty();
            case PostingResult.ClaimUsedOtherwise() -> throw Claims.usedOtherwise();
            case PostingResult.ClaimExpired(var claim) -> {
                claims.forget(claim);
                yield book(postings);
            }
            case PostingResult.Failed(var failure) -> throw failure;
        };
    }

    /// Books the groups together. When the database refuses the statement, nothing of it was done: then each group is
    /// booked alone, so that only the one that is wrong is refused.
    private List<PostingResult> flush(List<PostingGroup> groups) {
        try {
            return write(groups);
        } catch (RuntimeException e) {
            if (groups.size() == 1 || !SqlErrors.isRolledBack(e)) {
                throw e;
            }
            return eachAlone(groups);
        }
    }

    /// When the database goes away in the middle, the rest is not tried any more.
    private List<PostingResult> eachAlone(List<PostingGroup> groups) {
        var outcomes = new ArrayList<PostingResult>();
        RuntimeException away = null;
        for (var group : groups) {
            try {
                outcomes.add(away == null ? write(List.of(group)).getFirst() : new PostingResult.Failed(away));
            } catch (RuntimeException e) {
                away = SqlErrors.isRolledBack(e) ? null : e;
                outcomes.add(new PostingResult.Failed(e));
            }
        }
        return outcomes;
    }

    /// A statement that lost against another server is run again; so is one that wrote a claim which another server
    /// had just written: then it finds that one.
    private List<PostingResult> write(List<PostingGroup> groups) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writeOnce(groups);
            } catch (RuntimeException e) {
                if (attempt == TRIES || !(SqlErrors.isConflict(e) || SqlErrors.isDuplicate(e))) {
                    throw e;
                }
            }
        }
    }

    private List<PostingResult> writeOnce(List<PostingGroup> groups) {
        var first = groups.getFirst();
        if (groups.size() == 1 && first.size() == 1 && first.claim() == null) {
            PostingResult outcome =
                    database.run(db -> store.book(db, first.list().getFirst()));
            return List.of(outcome);
        }
        return database.run(db -> store.book(db, groups));
    }
}
