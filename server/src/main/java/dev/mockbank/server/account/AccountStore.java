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
            INSERT INTO accounts (name, type, balance) VALUES (?, ?, ?)
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

    private static final String DELETE = "DELETE FROM accounts WHERE id = ?";

    private static final String COUNT = "SELECT count(*) AS accounts FROM accounts LIMIT 1";

    Account insert(DbExecute db, NewAccount account) {
        return db.createGet(INSERT)
                .params(
                        account.name(),
                        account.type().wireName(),
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

    boolean delete(DbExecute db, long id) {
        return db.createDelete(DELETE).params(id).execute() > 0;
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
