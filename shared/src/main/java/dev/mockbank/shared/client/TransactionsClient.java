package dev.mockbank.shared.client;

import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.TransactionCount;
import java.util.List;
import java.util.Map;

/// The transactions. For what each method throws see [MockbankClient].
public final class TransactionsClient {

    private static final String PATH = "/transactions";
    private static final String BATCH_PATH = PATH + "/batch";

    private final Http http;

    TransactionsClient(Http http) {
        this.http = http;
    }

    /// A page of the transactions, newest first unless the filter says otherwise.
    public Page<Transaction> page(TransactionFilter filter) {
        return http.page(PATH, filter.query(), Transaction.class);
    }

    /// How many transactions pass the filter, on all pages, and what they come to.
    ///
    /// @throws ApiException 422 when too many have to be read for it
    public TransactionCount count(TransactionFilter filter) {
        return http.get(PATH + "/count", filter.queryOfAll(), TransactionCount.class);
    }

    /// The transaction with this number.
    ///
    /// @throws ApiException 404 when there is none
    public Transaction get(long id) {
        return http.get(PATH + "/" + id, Transaction.class);
    }

    /// Books a transaction and moves its account's balance, exactly once.
    ///
    /// @throws ApiException 404 when there is no such account
    public Transaction create(NewTransaction transaction) {
        return create(transaction, IdempotencyKeys.random());
    }

    /// Books a transaction and moves its account's balance, once for this key.
    ///
    /// @param idempotencyKey 1 to 255 printable ASCII characters
    /// @throws ApiException 404 when there is no such account
    public Transaction create(NewTransaction transaction, String idempotencyKey) {
        return http.create(PATH, transaction, idempotencyKey, Transaction.class);
    }

    /// Books 1 to 1,000 transactions, all or none, exactly once.
    ///
    /// @throws ApiException 422 with each transaction that is to blame
    public List<Transaction> createAll(List<NewTransaction> transactions) {
        return createAll(transactions, IdempotencyKeys.random());
    }

    /// Books 1 to 1,000 transactions, all or none, once for this key.
    ///
    /// @param idempotencyKey 1 to 255 printable ASCII characters
    /// @throws ApiException 422 with each transaction that is to blame
    public List<Transaction> createAll(List<NewTransaction> transactions, String idempotencyKey) {
        return http.createAll(BATCH_PATH, Map.of("transactions", transactions), idempotencyKey, Transaction.class);
    }

    /// Changes a transaction's category or description.
    ///
    /// @throws ApiException 404 when there is none
    public Transaction change(long id, TransactionChange change) {
        var fields = new Fields()
                .when(change.setsCategory(), "category", change.category())
                .when(change.setsDescription(), "description", change.description());
        return http.change(PATH + "/" + id, fields, Transaction.class);
    }

    /// Takes a transaction back, and the other one of its transfer.
    ///
    /// @throws ApiException 404 when there is none
    public void delete(long id) {
        http.delete(PATH + "/" + id);
    }
}
