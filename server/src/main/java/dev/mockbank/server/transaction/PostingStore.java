package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Parameters;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.Transaction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Executes the statements that book, in one round trip and one commit for one posting or many.
final class PostingStore {

    private final int claimHours;

    /// @param claimHours how long claims are kept, in hours
    PostingStore(int claimHours) {
        this.claimHours = claimHours;
    }

    /// What the statement returns for a posting.
    ///
    /// @param id           the id of the transaction; 0 when its claim kept it from being booked
    /// @param balanceAfter null in that case
    /// @param bookedAt     the bank's time when it was booked, if an earlier request booked it
    private record Line(
            String state,
            long id,
            @Nullable Money balanceAfter,
            @Nullable Instant bookedAt) {}

    /// Books one posting without a claim.
    ///
    /// @param now the bank's time
    PostingResult bookOne(Connection connection, PostingGroup group, Instant now) throws SQLException {
        var posting = group.list().getFirst();
        try (var statement = connection.prepareStatement(PostingSql.BOOK_ONE)) {
            var parameters = new Parameters(statement);
            parameters.add(group.sandbox().value());
            parameters.add(group.sandbox().value());
            parameters.add(posting.amount().amount());
            parameters.add(posting.accountId());
            parameters.add(posting.amount().amount());
            parameters.add(posting.category());
            parameters.add(timestamp(posting, now));
            parameters.add(posting.description());
            try (var row = behindLock(statement)) {
                if (!row.next()) {
                    return new PostingResult.AccountMissing();
                }
                var line = new Line("booked", row.getLong(1), new Money(row.getBigDecimal(2)), null);
                return new PostingResult.Booked(List.of(transaction(posting, line, null, now)), false);
            }
        }
    }

    /// Books groups of postings, each completely or not at all.
    ///
    /// @param now the bank's time
    /// @return the result of each group, in their order
    List<PostingResult> book(Connection connection, List<PostingGroup> groups, Instant now) throws SQLException {
        boolean claimed = hasClaims(groups);
        return book(connection, claimed ? PostingSql.BOOK_CLAIMED : PostingSql.BOOK_MANY, true, groups, now);
    }

    /// Does the same in a transaction that holds the locks of the sandboxes.
    List<PostingResult> bookLocked(Connection connection, List<PostingGroup> groups, Instant now) throws SQLException {
        boolean claimed = hasClaims(groups);
        return book(
                connection, claimed ? PostingSql.BOOK_CLAIMED_LOCKED : PostingSql.BOOK_MANY_LOCKED, false, groups, now);
    }

    private List<PostingResult> book(
            Connection connection, String sql, boolean locks, List<PostingGroup> groups, Instant now)
            throws SQLException {
        var arrays = PostingArrays.of(groups, now);
        var lines = new Line[arrays.size()];
        try (var statement = connection.prepareStatement(sql)) {
            setParameters(new Parameters(statement), arrays, locks, hasClaims(groups), now);
            try (var rows = locks ? behindLock(statement) : statement.executeQuery()) {
                while (rows.next()) {
                    lines[rows.getInt(1) - 1] = line(rows);
                }
            }
        }
        var results = new ArrayList<PostingResult>(groups.size());
        int from = 0;
        for (var group : groups) {
            results.add(result(group, from, lines, now));
            from += group.size();
        }
        return results;
    }

    private void setParameters(Parameters parameters, PostingArrays arrays, boolean locks, boolean claimed, Instant now)
            throws SQLException {
        if (locks) {
            parameters.add(arrays.sandboxes());
        }
        parameters.add(arrays.groupNumbers());
        parameters.add(arrays.sandboxIds());
        parameters.add(arrays.accountIds());
        parameters.add(arrays.cents());
        parameters.add(arrays.categories());
        parameters.add(arrays.timestamps());
        parameters.add(arrays.descriptions());
        parameters.add(arrays.sandboxes());
        if (claimed) {
            parameters.add(arrays.claimGroups());
            parameters.add(arrays.claimSandboxes());
            parameters.add(arrays.claimIds());
            parameters.add(arrays.requestHashes());
            parameters.add(claimHours);
        }
        parameters.add(arrays.linkedGroups());
        if (claimed) {
            parameters.add(Timestamps.format(now));
        }
        parameters.add(arrays.size());
    }

    private static Line line(ResultSet rows) throws SQLException {
        var balance = rows.getBigDecimal(3);
        var bookedAt = rows.getObject(5, OffsetDateTime.class);
        return new Line(
                rows.getString(4),
                rows.getLong(2),
                balance == null ? null : new Money(balance),
                bookedAt == null ? null : bookedAt.toInstant());
    }

    private static PostingResult result(PostingGroup group, int from, @Nullable Line[] lines, Instant now) {
        var first = lines[from];
        if (first == null) {
            return new PostingResult.AccountMissing();
        }
        return switch (first.state()) {
            case "expired" -> new PostingResult.ClaimExpired(claim(group));
            case "used otherwise" -> new PostingResult.ClaimUsedOtherwise();
            default -> {
                var transferId = group.linked() ? Long.valueOf(first.id()) : null;
                var transactions = new ArrayList<Transaction>(group.size());
                for (int index = 0; index < group.size(); index++) {
                    var line = Objects.requireNonNull(lines[from + index]);
                    transactions.add(transaction(group.list().get(index), line, transferId, now));
                }
                yield new PostingResult.Booked(transactions, first.state().equals("replayed"));
            }
        };
    }

    private static Transaction transaction(NewTransaction posting, Line line, @Nullable Long transferId, Instant now) {
        var own = posting.timestamp();
        var booked = line.bookedAt();
        return new Transaction(
                line.id(),
                posting.accountId(),
                posting.amount(),
                posting.category(),
                own != null ? own : booked != null ? booked : now,
                posting.description(),
                Objects.requireNonNull(line.balanceAfter()),
                transferId,
                null);
    }

    /// The rows of the second statement; the first one takes the lock.
    private static ResultSet behindLock(PreparedStatement statement) throws SQLException {
        statement.execute();
        statement.getMoreResults();
        return Objects.requireNonNull(statement.getResultSet());
    }

    static String timestamp(NewTransaction posting, Instant now) {
        var own = posting.timestamp();
        return Timestamps.format(own == null ? now : own);
    }

    private static boolean hasClaims(List<PostingGroup> groups) {
        return groups.stream().anyMatch(group -> group.claim() != null);
    }

    private static Claim claim(PostingGroup group) {
        return Objects.requireNonNull(group.claim());
    }
}
