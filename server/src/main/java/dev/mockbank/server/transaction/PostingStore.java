package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.Transaction;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The statements that book: one round trip and one commit, for one posting or for many.
final class PostingStore {

    /// For a posting that is alone.
    private static final String BOOK_ONE = """
            WITH moved AS (
                UPDATE accounts SET balance = balance + ? WHERE id = ? RETURNING id, balance, taken_back
            ), booked AS (
                INSERT INTO transactions (account_id, amount, category, timestamp, description, total_after)
                SELECT id, ?, ?, coalesce(CAST(? AS timestamptz), now()), ?, balance + taken_back FROM moved
                RETURNING id, timestamp
            )
            SELECT booked.id, booked.timestamp, moved.balance AS balance_after, CAST(NULL AS bigint) AS transfer_id
            FROM booked, moved LIMIT 1""";

    /// Locks the accounts in the order of their numbers, as everywhere; leaves out the groups of which an account is
    /// missing; numbers what is left in its order, with the balance after it; moves each balance once, by the sum;
    /// inserts the rows.
    private static final String BOOK_MANY = """
            WITH posting AS MATERIALIZED (
                SELECT group_number, account_id, cents * 0.01 AS amount, category,
                    coalesce(happened_at, now()) AS timestamp, description, place
                FROM unnest(CAST(? AS integer[]), CAST(? AS integer[]), CAST(? AS bigint[]), CAST(? AS text[]),
                    CAST(? AS timestamptz[]), CAST(? AS text[])) WITH ORDINALITY
                    AS p (group_number, account_id, cents, category, happened_at, description, place)
            ), locked AS MATERIALIZED (
                SELECT id, balance, taken_back FROM accounts
                WHERE id = ANY (CAST(? AS integer[])) ORDER BY id FOR NO KEY UPDATE
            ), accepted AS MATERIALIZED (
                SELECT nextval('transactions_id_seq') AS id, summed.* FROM (
                    SELECT posting.*, taken_back,
                        balance + sum(amount) OVER (PARTITION BY account_id ORDER BY place) AS balance_after
                    FROM posting JOIN locked ON locked.id = account_id
                    WHERE group_number NOT IN (
                        SELECT group_number FROM posting WHERE account_id NOT IN (SELECT id FROM locked))
                    ORDER BY place) summed
            ), linked AS MATERIALIZED (
                SELECT accepted.*, CASE WHEN group_number = ANY (CAST(? AS integer[]))
                    THEN min(id) OVER (PARTITION BY group_number) END AS transfer_id
                FROM accepted
            ), moved AS (
                UPDATE accounts SET balance = balance + net.amount
                FROM (SELECT account_id, sum(amount) AS amount FROM accepted GROUP BY account_id) net
                WHERE accounts.id = net.account_id
            ), booked AS (
                INSERT INTO transactions (
                    id, account_id, amount, category, timestamp, description, total_after, transfer_id)
                SELECT id, account_id, amount, category, timestamp, description, balance_after + taken_back, transfer_id
                FROM linked ORDER BY place
            )
            SELECT place, id, timestamp, balance_after, transfer_id FROM linked ORDER BY place LIMIT ?""";

    /// Books one posting.
    ///
    /// @return empty when there is no such account
    Optional<Transaction> book(DbExecute db, NewTransaction posting) {
        var amount = posting.amount().amount();
        return db.createGet(BOOK_ONE)
                .addParam(amount)
                .addParam(posting.accountId())
                .addParam(amount)
                .addParam(posting.category())
                .addParam(Rows.bindableOrNull(posting.timestamp()))
                .addParam(posting.description())
                .execute()
                .map(row -> booked(posting, row));
    }

    /// Books groups of postings; a group of which an account is missing is left out whole.
    ///
    /// @return for each posting, group after group, its transaction, or null where its group was left out
    @Nullable
    Transaction[] book(DbExecute db, List<Postings> groups) {
        var postings = groups.stream().flatMap(group -> group.list().stream()).toList();
        var accountIds =
                postings.stream().mapToInt(posting -> (int) posting.accountId()).toArray();
        var booked = new @Nullable Transaction[postings.size()];
        try (var rows = db.createQuery(BOOK_MANY)
                .addParam(groupNumbers(groups))
                .addParam(accountIds)
                .addParam(postings.stream().mapToLong(PostingStore::cents).toArray())
                .addParam(postings.stream().map(NewTransaction::category).toArray(String[]::new))
                .addParam(postings.stream()
                        .map(posting -> text(posting.timestamp()))
                        .toArray(String[]::new))
                .addParam(postings.stream().map(NewTransaction::description).toArray(String[]::new))
                .addParam(Arrays.stream(accountIds).sorted().distinct().toArray())
                .addParam(linkedGroups(groups))
                .addParam(postings.size())
                .execute()) {
            rows.forEach(row -> {
                int index = (int) Rows.number(row, "place") - 1;
                booked[index] = booked(postings.get(index), row);
            });
        }
        return booked;
    }

    /// For each posting the number of its group.
    private static int[] groupNumbers(List<Postings> groups) {
        return IntStream.range(0, groups.size())
                .flatMap(number -> IntStream.generate(() -> number)
                        .limit(groups.get(number).size()))
                .toArray();
    }

    private static int[] linkedGroups(List<Postings> groups) {
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
