package dev.mockbank.server.transaction;

import dev.mockbank.server.db.Conditions;
import java.util.List;

/// The list in the order of accounts, in SQL: one account after another, of each of which no more is read than fills
/// the page, by the index of its transactions. No index has the accounts in the order of their names: they are sorted,
/// which is little beside reading their transactions.
final class AccountWalk {

    /// PostgreSQL keeps the order of the accounts, and sorts what each has.
    private static final String SOURCE = """
            (SELECT found.*, named.listed_name, named.listed_id FROM (
                SELECT left(name, 100) COLLATE "C" AS listed_name, id AS listed_id FROM accounts
                ACCOUNTS ORDER BY ACCOUNT_ORDER) named
             CROSS JOIN LATERAL (
                SELECT * FROM transactions CONDITIONS ORDER BY SORTING LIMIT :reach) found) transactions""";

    private AccountWalk() {}

    /// The accounts behind the place where the page begins.
    ///
    /// @param conditions which of their transactions are listed
    /// @param reach      how many rows are read of each account at most
    static ListedRows.Source source(TransactionQuery query, Conditions conditions, int reach) {
        var order = query.order();
        var accounts = order.accountsBehind("left(name, 100) COLLATE \"C\"", "id", query.after())
                .add("ledger_id = " + TransactionStore.LEDGER)
                .add("closed_id IS NULL");
        var accountIds = query.filter().accountIds();
        if (accountIds != null) {
            accounts.add("id = ANY (:account_ids)", "account_ids", accountIds.toArray(Long[]::new));
        }
        var ofEach =
                conditions.add("account_id = named.listed_id").setAll(accounts).set("reach", reach);
        var sql = SOURCE.replace("ACCOUNTS", accounts.where())
                .replace("ACCOUNT_ORDER", order.sorting(List.of("listed_name", "listed_id")))
                .replace("CONDITIONS", ofEach.where())
                .replace("SORTING", order.sorting(List.of("timestamp", "id")));
        return new ListedRows.Source(
                sql, order.sorting(List.of("listed_name", "listed_id", "timestamp", "id")), ofEach);
    }
}
