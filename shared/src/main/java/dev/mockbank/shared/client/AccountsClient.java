package dev.mockbank.shared.client;

import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.NewAccount;
import java.util.List;

/// The accounts. For what each method throws see [MockbankClient].
public final class AccountsClient {

    private static final String PATH = "/accounts";

    private final Http http;

    AccountsClient(Http http) {
        this.http = http;
    }

    /// All accounts in one response, sorted by id. A response has at most 16 MiB, about 200,000
    /// accounts; for more use [#page].
    public List<Account> list() {
        return http.list(PATH, Query.NONE, Account.class);
    }

    /// A page of accounts, sorted by id.
    public Page<Account> page(AccountFilter filter) {
        return http.page(PATH, filter.query(), Account.class);
    }

    /// The account with this id.
    ///
    /// @throws ApiException 404 when there is none
    public Account get(long id) {
        return http.get(PATH + "/" + id, Account.class);
    }

    /// Opens an account, exactly once.
    public Account create(NewAccount account) {
        return create(account, IdempotencyKeys.random());
    }

    /// Opens an account, once for this key.
    ///
    /// @param idempotencyKey 1 to 255 printable ASCII characters
    public Account create(NewAccount account, String idempotencyKey) {
        return http.create(PATH, account, idempotencyKey, Account.class);
    }

    /// Changes an account's name or type.
    ///
    /// @throws ApiException 404 when there is none
    public Account change(long id, AccountChange change) {
        var fields = new Fields().unlessNull("name", change.name()).unlessNull("type", change.type());
        return http.change(PATH + "/" + id, fields, Account.class);
    }

    /// Closes an account and deletes its transactions.
    ///
    /// @throws ApiException 404 when there is none
    public void delete(long id) {
        http.delete(PATH + "/" + id);
    }
}
