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

/// Books postings. Those that arrive at the same time share one statement, one commit and one flush to
/// disk (group commit; see [Batcher]).
final class PostingWriter {

    /// The maximum number of waiting postings; more are refused. One API key may have half of them.
    private static final int MAX_WAITING = 20_000;

    private static final int MAX_WAITING_OF_A_KEY = 10_000;

    /// How often a statement is attempted that was rolled back because of another transaction.
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

    /// Books a group of postings, completely or not at all, and only once for all requests with its
    /// claim.
    ///
    /// @param keyId the id of the API key that sent it
    /// @throws dev.mockbank.server.problem.ProblemException 503 when too many postings wait, or when the
    /// database is unavailable: in the latter case it is unknown whether they are booked until the
    /// request is repeated with its `Idempotency-Key`
    PostingResult book(long keyId, PostingGroup group) {
        return batches.call(keyId, group);
    }

    /// Books the groups together. When a balance would become too large, PostgreSQL rejects the whole
    /// statement; the groups are then booked together once more, without those that cause it.
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

    /// Repeats a statement that was rolled back because of another transaction.
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
