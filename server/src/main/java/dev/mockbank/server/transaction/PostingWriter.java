package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Batcher;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SqlErrors;
import dev.mockbank.server.idempotency.Claims;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/// Books postings: those that come at the same time share one statement, one commit and one flush to the disk (group
/// commit, see [Batcher]).
final class PostingWriter {

    /// How many postings wait at the most; beyond that they are refused. One API key gets half of that.
    private static final int MAX_WAITING = 20_000;

    private static final int MAX_WAITING_OF_A_KEY = 10_000;

    /// How often a statement that lost against another server is run.
    private static final int TRIES = 5;

    private final Database database;
    private final Clock clock;
    private final PostingStore store;
    private final CarefulPostingStore careful;
    private final Batcher<PostingGroup, PostingResult> batches = new Batcher<>(
            new Batcher.Bounds(MAX_WAITING, MAX_WAITING_OF_A_KEY, PostingGroup.MAX), PostingGroup::size, this::flush);

    PostingWriter(Database database, Claims claims, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.store = new PostingStore(claims.hours());
        this.careful = new CarefulPostingStore(store);
    }

    /// Books a group of postings, all or none, and once for all requests with its claim.
    ///
    /// @param keyId of the API key that sent it
    /// @throws dev.mockbank.server.problem.ProblemException 503 when too many wait, or the database is away: then
    /// their fate is unknown until they are repeated with their claim
    PostingResult book(long keyId, PostingGroup group) {
        return batches.call(keyId, group);
    }

    /// Books the groups together. When a balance would get too large the database refuses the statement, and nothing
    /// of it was done: then they are booked together once more, without those to blame.
    private List<PostingResult> flush(List<PostingGroup> groups) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            return retried(() -> write(groups, now));
        } catch (RuntimeException e) {
            if (!SqlErrors.isOutOfRange(e)) {
                throw e;
            }
            return retried(() -> database.connectInTransaction(connection -> careful.book(connection, groups, now)));
        }
    }

    private List<PostingResult> write(List<PostingGroup> groups, Instant now) {
        var first = groups.getFirst();
        if (groups.size() == 1 && first.size() == 1 && first.claim() == null) {
            PostingResult result = database.connect(connection -> store.bookOne(connection, first, now));
            return List.of(result);
        }
        return database.connect(connection -> store.book(connection, groups, now));
    }

    /// A statement that lost against another one was rolled back, and is run again.
    private static List<PostingResult> retried(Supplier<List<PostingResult>> statement) {
        for (int attempt = 1; ; attempt++) {
            try {
                return statement.get();
            } catch (RuntimeException e) {
                if (attempt == TRIES || !(SqlErrors.isConflict(e) || SqlErrors.isDuplicate(e))) {
                    throw e;
                }
            }
        }
    }
}
