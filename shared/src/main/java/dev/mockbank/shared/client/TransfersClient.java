package dev.mockbank.shared.client;

import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Transfer;

/// The transfers from account to account. For what each method throws see [MockbankClient].
public final class TransfersClient {

    private static final String PATH = "/transfers";

    private final Http http;

    TransfersClient(Http http) {
        this.http = http;
    }

    /// The transfer with this number.
    ///
    /// @throws ApiException 404 when there is none
    public Transfer get(long id) {
        return http.get(PATH + "/" + id, Transfer.class);
    }

    /// Moves money from one account to another, exactly once.
    ///
    /// @throws ApiException 404 when there is no such account
    public Transfer create(NewTransfer transfer) {
        return create(transfer, IdempotencyKeys.random());
    }

    /// Moves money from one account to another, once for this key.
    ///
    /// @param idempotencyKey 1 to 255 printable ASCII characters
    /// @throws ApiException 404 when there is no such account
    public Transfer create(NewTransfer transfer, String idempotencyKey) {
        return http.create(PATH, transfer, idempotencyKey, Transfer.class);
    }
}
