package dev.mockbank.shared.client;

import java.net.URI;

/// The bank from Java. A client speaks to one server with one key: an API key uses the bank
/// ([#accounts], [#transactions], [#transfers], [#summaries], [#faults]), the master key manages it
/// ([#keys], [#admin]); [#health] needs none.
///
/// ```java
/// try (var bank = MockbankClient.of(URI.create("http://127.0.0.1:8000"), apiKey)) {
///     var account = bank.accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.ZERO));
///     bank.transactions().create(NewTransaction.of(account.id(), Money.parse("-25.50")));
/// }
/// ```
///
/// Every method waits for the answer, and may be called from any number of threads at once. It returns normally, or
/// throws
///
/// - [ApiException] when the server answered and refused: wrong fields, no such account, a wrong key, its
///   database away;
/// - [UnreachableException] when no usable answer came;
/// - [java.util.concurrent.CancellationException] when the waiting thread was interrupted (its interrupt status is
///   set again) or the client was closed. The request is broken off; the server may have carried it out.
///
/// A connection is waited for 3 seconds, an answer 30 seconds, repeats included; an answer has 16 MiB at most.
/// Redirects are not followed.
///
/// **Creating methods book exactly once.** They send an `Idempotency-Key`, a fresh random one unless one is given, and
/// send the same request again with the same key, three times at most, when the connection broke or the server
/// answered that it cannot serve now (503) or is still at it (409 with `Retry-After`). Who needs to go on after that,
/// gives a key of its own and calls again with the same arguments and key. All other methods send their request once.
public final class MockbankClient implements AutoCloseable {

    private static final String PROGRAM = "mockbank-java";

    private final Http http;

    private MockbankClient(Http http) {
        this.http = http;
    }

    /// A client of the server at an address.
    ///
    /// @param address like `http://127.0.0.1:8000`; a path before the API's own is kept
    /// @param key     the API key or the master key; empty for health and metrics only
    /// @throws IllegalArgumentException when the address or the key cannot be one; the message is a sentence for
    /// people
    public static MockbankClient of(URI address, String key) {
        return of(address, key, PROGRAM);
    }

    /// A client that names the program it works for.
    ///
    /// @param program what it calls itself in `User-Agent`, such as `my-front-end/1.2`
    /// @throws IllegalArgumentException as [#of(URI, String)], and when the name cannot be sent
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

    /// The transfers from account to account; for an API key.
    public TransfersClient transfers() {
        return new TransfersClient(http);
    }

    /// Sums, balances of the past, and categories; for an API key.
    public SummariesClient summaries() {
        return new SummariesClient(http);
    }

    /// What goes wrong on purpose in the key's sandbox; for an API key of access `control`.
    public FaultsClient faults() {
        return new FaultsClient(http);
    }

    /// The API keys; for the master key.
    public KeysClient keys() {
        return new KeysClient(http);
    }

    /// What the server tells its keeper; for the master key.
    public AdminClient admin() {
        return new AdminClient(http);
    }

    /// Whether the server works, and its metrics; for everyone.
    public HealthClient health() {
        return new HealthClient(http);
    }

    /// Breaks off what is under way, without waiting for it; the client cannot be used any more.
    @Override
    public void close() {
        http.close();
    }
}
