package dev.mockbank.shared.client;

import dev.mockbank.shared.OwnSandbox;
import java.net.URI;

/// The bank from Java. A client speaks to one server with one key: an API key uses the bank
/// ([#accounts], [#transactions], [#transfers], [#summaries]) and its [sandbox][#sandbox], the master key manages it
/// ([#sandboxes], [#keys], [#admin]); [#health] needs none.
///
/// ```java
/// try (var bank = MockbankClient.of(URI.create("http://127.0.0.1:8000"), apiKey)) {
///     var account = bank.accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.ZERO));
///     bank.transactions().create(NewTransaction.of(account.id(), Money.parse("-25.50")));
/// }
/// ```
///
/// Every method waits for the response, and may be called from any number of threads. It returns normally, or throws
///
/// - [ApiException] when the server refused the request: invalid fields, no such account, an invalid key, an
///   unavailable database;
/// - [UnreachableException] when no usable response came;
/// - [java.util.concurrent.CancellationException] when the waiting thread was interrupted (its interrupt status
///   is restored) or the client was closed. The request is cancelled; the server may have executed it.
///
/// Timeouts are 3 seconds for a connection and 30 seconds for a response, retries included; a response has at most
/// 16 MiB. Redirects are not followed.
///
/// **Methods that create something do so exactly once.** They send an `Idempotency-Key`, a random one unless the
/// caller provides one, and repeat the request with the same key, up to three times, when the connection broke or the
/// server responded that it is unavailable (503) or still executing the first request (409 with `Retry-After`). To
/// continue after that, provide a key and call the method again with the same arguments. All other methods send their
/// request once.
public final class MockbankClient implements AutoCloseable {

    private static final String PROGRAM = "mockbank-java";

    private final Http http;

    private MockbankClient(Http http) {
        this.http = http;
    }

    /// A client of the server at an address.
    ///
    /// @param address such as `http://127.0.0.1:8000`; a path in it is prefixed to the API's own
    /// @param key     the API key or the master key; empty for health and metrics only
    /// @throws IllegalArgumentException when the address or the key is invalid; the message is a
    /// sentence for the user
    public static MockbankClient of(URI address, String key) {
        return of(address, key, PROGRAM);
    }

    /// A client that identifies the program that uses it.
    ///
    /// @param program the `User-Agent`, such as `my-front-end/1.2`
    /// @throws IllegalArgumentException as [#of(URI, String)], and when the name contains invalid
    /// characters
    public static MockbankClient of(URI address, String key, String program) {
        return new MockbankClient(new Http(Address.of(address), key, program));
    }

    /// The accounts; for an API key.
    public AccountsClient accounts() {
        return new AccountsClient(http);
    }

    /// The transactions; for an API key.
    public TransactionsClient transactions() {
        return new TransactionsClient(http);
    }

    /// Transfers between accounts; for an API key.
    public TransfersClient transfers() {
        return new TransfersClient(http);
    }

    /// Sums, balances of the past, and categories; for an API key.
    public SummariesClient summaries() {
        return new SummariesClient(http);
    }

    /// The sandbox of the API key, whatever its access.
    public OwnSandbox ownSandbox() {
        return http.get("/sandbox", OwnSandbox.class);
    }

    /// The state of the sandbox of the API key; for an API key with access `control`.
    public SandboxClient sandbox() {
        return new SandboxClient(http, "/sandbox");
    }

    /// All sandboxes; for the master key.
    public SandboxesClient sandboxes() {
        return new SandboxesClient(http);
    }

    /// The API keys; for the master key.
    public KeysClient keys() {
        return new KeysClient(http);
    }

    /// Administration of the server; for the master key.
    public AdminClient admin() {
        return new AdminClient(http);
    }

    /// Health checks and metrics; for everyone.
    public HealthClient health() {
        return new HealthClient(http);
    }

    /// Cancels pending requests without waiting for them; the client cannot be used any more.
    @Override
    public void close() {
        http.close();
    }
}
