package dev.mockbank.server.account;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.NewAccount;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The table of accounts.
final class AccountStore {

    private static final String INSERT = """
            INSERT INTO accounts (name, type, balance, opening_balance) VALUES (?, ?, ?, ?)
            RETURNING id, name, type, balance""";

    private static final String FIND = "SELECT id, name, type, balance FROM accounts WHERE id = ?";

    /// Each is looked up by itself, by the index: joined, a small table would be read whole.
    private static final String FIND_ALL = """
            SELECT found.id, name, type, balance
            FROM unnest(CAST(? AS bigint[])) AS asked (id)
            CROSS JOIN LATERAL (SELECT * FROM accounts WHERE accounts.id = asked.id LIMIT 1) found
            LIMIT ?""";

    private static final String PAGE = "SELECT id, name, type, balance FROM accounts %s ORDER BY id LIMIT :limit";

    private static final String UPDATE = """
            UPDATE accounts
            SET name = coalesce(CAST(:name AS varchar), name), type = coalesce(CAST(:type AS varchar), type)
            WHERE id = :id
            RETURNING id, name, type, balance""";

    /// Who writes sums waits for its turn before it locks anything else.
    private static final String LOCK_SUMS = "SELECT rolled_up_to FROM roll_up FOR UPDATE";

    private static final String DELETE = "DELETE FROM accounts WHERE id = ?";

    /// Takes the account's sums away, also out of those of all accounts. To be run when the account is gone, as a
    /// statement of its own: only then does it see every correction.
    private static final String FORGET_SUMS = """
            WITH corrections AS (
                DELETE FROM sum_corrections WHERE account_id = :id
            ), months AS (
                DELETE FROM monthly_sums WHERE account_id = :id
                RETURNING month, category, transfer, income, expense, count
            ), days AS (
                DELETE FROM daily_sums WHERE account_id = :id RETURNING day, amount
            ), months_of_all AS (
                INSERT INTO monthly_sums (account_id, month, category, transfer, income, expense, count)
                SELECT 0, month, category, transfer, -income, -expense, -count FROM months
                ON CONFLICT (account_id, month, category, transfer) DO UPDATE
                SET income = monthly_sums.income + excluded.income,
                    expense = monthly_sums.expense + excluded.expense,
                    count = monthly_sums.count + excluded.count
            )
            INSERT INTO daily_sums (account_id, day, amount)
            SELECT 0, day, -amount FROM days
            ON CONFLICT (account_id, day) DO UPDATE SET amount = daily_sums.amount + excluded.amount""";

    private static final String COUNT = "SELECT count(*) AS accounts FROM accounts LIMIT 1";

    Account insert(DbExecute db, NewAccount account) {
        return db.createGet(INSERT)
                .params(
                        account.name(),
                        account.type().wireName(),
                        account.balance().amount(),
                        account.balance().amount())
                .execute()
                .map(AccountStore::account)
                .orElseThrow();
    }

    Optional<Account> find(DbExecute db, long id) {
        return db.createGet(FIND).params(id).execute().map(AccountStore::account);
    }

    /// Those of these accounts that are there, by their ids.
    Map<Long, Account> findAll(DbExecute db, List<Long> ids) {
        var asked = ids.stream().mapToLong(Long::longValue).distinct().toArray();
        try (var rows =
                db.createQuery(FIND_ALL).addParam(asked).addParam(asked.length).execute()) {
            return rows.map(AccountStore::account).collect(Collectors.toMap(Account::id, account -> account));
        }
    }

    /// The accounts after an id, in the order of their ids.
    List<Account> page(DbExecute db, AccountFilter filter, long afterId, int limit) {
        return new Conditions()
                .add("id > :after", "after", afterId)
                .add("type = :type", "type", filter.type())
                .add("name ILIKE :text", "text", Conditions.containing(filter.text()))
                .set("limit", limit)
                .query(db, PAGE, AccountStore::account);
    }

    Optional<Account> update(DbExecute db, long id, AccountChange change) {
        var type = change.type();
        return db.createGet(UPDATE)
                .addParam("name", change.name())
                .addParam("type", type == null ? null : type.wireName())
                .addParam("id", id)
                .execute()
                .map(AccountStore::account);
    }

    /// Takes the account away, with its transactions and sums; to be run in a transaction.
    boolean delete(DbExecute db, long id) {
        db.createGet(LOCK_SUMS).execute();
        if (db.createDelete(DELETE).params(id).execute() == 0) {
            return false;
        }
        db.createInsert(FORGET_SUMS).addParam("id", id).execute();
        return true;
    }

    long count(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> Rows.number(row, "accounts"))
                .orElseThrow();
    }

    private static Account account(DbRow row) {
        return new Account(
                Rows.number(row, "id"), Rows.text(row, "name"), Rows.text(row, "type"), Rows.money(row, "balance"));
    }
}
