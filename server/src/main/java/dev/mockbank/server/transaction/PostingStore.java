package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.Transaction;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatementQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements that book: one round trip and one commit, for one posting or for many.
final class PostingStore {

    private final int claimHours;

    /// @param claimHours how long claims are kept
    PostingStore(int claimHours) {
        this.claimHours = claimHours;
    }

    /// A row of the books, and whether it was booked now; where a claim kept it out, only that.
    private record Line(String state, @Nullable Transaction transaction) {

        Transaction booked() {
            return Objects.requireNonNull(transaction);
        }
    }

    /// Books one posting without a claim.
    PostingResult book(DbExecute db, NewTransaction posting) {
        var amount = posting.amount().amount();
        return db.createGet(PostingSql.BOOK_ONE)
                .addParam(amount)
                .addParam(posting.accountId())
                .addParam(amount)
                .addParam(posting.category())
                .addParam(Rows.bindableOrNull(posting.timestamp()))
                .addParam(posting.description())
                .execute()
                .<PostingResult>map(row -> new PostingResult.Booked(List.of(booked(posting, row)), false))
                .orElseGet(PostingResult.AccountMissing::new);
    }

    /// Books groups of postings, each all or none.
    ///
    /// @return for each group in their order what became of it
    List<PostingResult> book(DbExecute db, List<PostingGroup> groups) {
        var postings = groups.stream().flatMap(group -> group.list().stream()).toList();
        var lines = new HashMap<Integer, Line>();
        try (var rows = statement(db, groups, postings).execute()) {
            rows.forEach(row -> {
                int index = (int) Rows.number(row, "place") - 1;
                lines.put(index, line(postings.get(index), row));
            });
        }
        var outcomes = new ArrayList<PostingResult>();
        int from = 0;
        for (var group : groups) {
            outcomes.add(outcome(group, from, lines));
            from += group.size();
        }
        return outcomes;
    }

    private DbStatementQuery statement(DbExecute db, List<PostingGroup> groups, List<NewTransaction> postings) {
        boolean claimed = groups.stream().anyMatch(group -> group.claim() != null);
        var accountIds =
                postings.stream().mapToInt(posting -> (int) posting.accountId()).toArray();
        var statement = db.createQuery(claimed ? PostingSql.BOOK_CLAIMED : PostingSql.BOOK_MANY)
                .addParam(groupNumbers(groups))
                .addParam(accountIds)
                .addParam(postings.stream().mapToLong(PostingStore::cents).toArray())
                .addParam(postings.stream().map(NewTransaction::category).toArray(String[]::new))
                .addParam(postings.stream()
                        .map(posting -> text(posting.timestamp()))
                        .toArray(String[]::new))
                .addParam(postings.stream().map(NewTransaction::description).toArray(String[]::new));
        if (claimed) {
            addClaims(statement, groups);
        }
        statement
                .addParam(Arrays.stream(accountIds).sorted().distinct().toArray())
                .addParam(linkedGroups(groups));
        if (claimed) {
            statement.addParam(linkedGroups(groups));
        }
        return statement.addParam(postings.size());
    }

    private void addClaims(DbStatementQuery statement, List<PostingGroup> groups) {
        var claiming = IntStream.range(0, groups.size())
                .filter(number -> groups.get(number).claim() != null)
                .toArray();
        var claims = groups.stream()
                .map(PostingGroup::claim)
                .filter(Objects::nonNull)
                .toList();
        statement
                .addParam(claiming)
                .addParam(claims.stream().map(Claim::id).toArray(byte[][]::new))
                .addParam(claims.stream().map(Claim::requestHash).toArray(byte[][]::new))
                .addParam(claimHours);
    }

    private static PostingResult outcome(PostingGroup group, int from, Map<Integer, Line> lines) {
        var first = lines.get(from);
        if (first == null) {
            return new PostingResult.AccountMissing();
        }
        return switch (first.state()) {
            case "expired" -> new PostingResult.ClaimExpired(Objects.requireNonNull(group.claim()));
            case "used otherwise" -> new PostingResult.ClaimUsedOtherwise();
            default -> {
                var transactions = new ArrayList<Transaction>(group.size());
                for (int place = from; place < from + group.size(); place++) {
                    transactions.add(Objects.requireNonNull(lines.get(place)).booked());
                }
                yield new PostingResult.Booked(transactions, first.state().equals("replayed"));
            }
        };
    }

    /// For each posting the number of its group.
    private static int[] groupNumbers(List<PostingGroup> groups) {
        return IntStream.range(0, groups.size())
                .flatMap(number -> IntStream.generate(() -> number)
                        .limit(groups.get(number).size()))
                .toArray();
    }

    private static int[] linkedGroups(List<PostingGroup> groups) {
        return IntStream.range(0, groups.size())
                .filter(number -> groups.get(number).linked())
                .toArray();
    }

    private static long cents(NewTransaction posting) {
        return posting.amount().amount().unscaledValue().longValueExact();
    }

    private static @Nullable String text(@Nullable Instant timestamp) {
        return timestamp == null ? null : Timestamps.format(timestamp);
    }

    private static Line line(NewTransaction posting, DbRow row) {
        var state = Rows.text(row, "state");
        boolean inTheBooks = state.equals("booked") || state.equals("replayed");
        return new Line(state, inTheBooks ? booked(posting, row) : null);
    }

    private static Transaction booked(NewTransaction posting, DbRow row) {
        return new Transaction(
                Rows.number(row, "id"),
                posting.accountId(),
                posting.amount(),
                posting.category(),
                Rows.instant(row, "timestamp"),
                posting.description(),
                Rows.money(row, "balance_after"),
                Rows.longOrNull(row, "transfer_id"));
    }
}
