package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.http.Cursor;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of transactions, and the balances that they move.
final class TransactionStore {

    /// What the cursors of the list of transactions are marked with.
    static final String LIST = "transactions";

    private static final String COLUMNS = "id, account_id, amount, category, timestamp, description";

    /// One round trip and one commit: the balance moves by the amount, whatever it is by then, and the row is there
    /// only
    /// if the account is.
    private static final String POST = """
            WITH moved AS (
                UPDATE accounts SET balance = balance + ? WHERE id = ? RETURNING id
            )
            INSERT INTO transactions (account_id, amount, category, timestamp, description)
            SELECT id, ?, ?, coalesce(CAST(? AS timestamptz), now()), ? FROM moved
            RETURNING id, account_id, amount, category, timestamp, description""";

    private static final String FIND =
            "SELECT id, account_id, amount, category, timestamp, description FROM transactions WHERE id = ?";

    private static final String PAGE =
            "SELECT " + COLUMNS + " FROM transactions %s ORDER BY timestamp DESC, id DESC LIMIT :limit OFFSET :offset";

    private static final String UPDATE = """
            UPDATE transactions
            SET category = CASE WHEN :sets_category THEN CAST(:category AS varchar) ELSE category END,
                description = CASE WHEN :sets_description THEN CAST(:description AS text) ELSE description END
            WHERE id = :id
            RETURNING id, account_id, amount, category, timestamp, description""";

    /// The account is locked before the row, as everywhere: whoever comes second waits, and finds the row gone.
    private static final String DELETE = """
            WITH locked AS MATERIALIZED (
                SELECT id FROM accounts
                WHERE id = (SELECT account_id FROM transactions WHERE id = :id)
                FOR NO KEY UPDATE
            ), gone AS (
                DELETE FROM transactions t USING locked
                WHERE t.id = :id AND t.account_id = locked.id
                RETURNING t.account_id, t.amount
            ), moved AS (
                UPDATE accounts SET balance = balance - gone.amount FROM gone WHERE accounts.id = gone.account_id
            )
            SELECT account_id FROM gone LIMIT 1""";

    private static final String COUNT = "SELECT count(*) AS transactions FROM transactions LIMIT 1";

    /// Moves the balance and inserts the row.
    ///
    /// @return empty when there is no such account
    Optional<Transaction> post(DbExecute db, NewTransaction posting) {
        var amount = posting.amount().amount();
        return db.createGet(POST)
                .addParam(amount)
                .addParam(posting.accountId())
                .addParam(amount)
                .addParam(posting.category())
                .addParam(Rows.bindableOrNull(posting.timestamp()))
                .addParam(posting.description())
                .execute()
                .map(TransactionStore::transaction);
    }

    Optional<Transaction> find(DbExecute db, long id) {
        return db.createGet(FIND).params(id).execute().map(TransactionStore::transaction);
    }

    /// The transactions that pass the filter, newest first.
    ///
    /// @param after where the page begins; null is the first
    List<Transaction> page(DbExecute db, TransactionFilter filter, @Nullable Cursor after, int limit, long offset) {
        var conditions = new Conditions()
                .add("account_id = :account_id", "account_id", filter.accountId())
                .add("category = :category", "category", filter.category())
                .add("timestamp >= :from", "from", Rows.bindableOrNull(filter.from()))
                .add("timestamp <= :to", "to", Rows.bindableOrNull(filter.to()))
                .add("timestamp < :before", "before", Rows.bindableOrNull(filter.before()))
                .add("description ILIKE :text", "text", Conditions.containing(filter.text()))
                .add("amount >= :amount_min", "amount_min", amount(filter.amountMin()))
                .add("amount <= :amount_max", "amount_max", amount(filter.amountMax()))
                .set("limit", limit)
                .set("offset", offset);
        var type = filter.type();
        if (type != null) {
            conditions.add(type.condition());
        }
        if (after != null) {
            conditions
                    .add("(timestamp, id) < (:after_timestamp, :after_id)")
                    .set("after_timestamp", Rows.bindable(instant(after.number(0))))
                    .set("after_id", after.number(1));
        }
        return conditions.query(db, PAGE, TransactionStore::transaction);
    }

    /// The place of a transaction in the list.
    static Cursor cursor(Transaction transaction) {
        return Cursor.after(LIST, ChronoUnit.MICROS.between(Instant.EPOCH, transaction.timestamp()), transaction.id());
    }

    Optional<Transaction> update(DbExecute db, long id, TransactionChange change) {
        return db.createGet(UPDATE)
                .addParam("sets_category", change.setsCategory())
                .addParam("category", change.category())
                .addParam("sets_description", change.setsDescription())
                .addParam("description", change.description())
                .addParam("id", id)
                .execute()
                .map(TransactionStore::transaction);
    }

    /// Takes the transaction away and its amount out of the balance.
    boolean delete(DbExecute db, long id) {
        return db.createGet(DELETE).addParam("id", id).execute().isPresent();
    }

    long count(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> Rows.number(row, "transactions"))
                .orElseThrow();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static java.math.@Nullable BigDecimal amount(@Nullable Money money) {
        return money == null ? null : money.amount();
    }

    private static Transaction transaction(DbRow row) {
        return new Transaction(
                Rows.number(row, "id"),
                Rows.number(row, "account_id"),
                Rows.money(row, "amount"),
                Rows.textOrNull(row, "category"),
                Rows.instant(row, "timestamp"),
                Rows.textOrNull(row, "description"));
    }
}
