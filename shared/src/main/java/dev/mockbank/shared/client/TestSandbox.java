package dev.mockbank.shared.client;

import dev.mockbank.shared.NewSandbox;
import java.net.URI;

/// A sandbox for a test: created in the set-up, and deleted with everything in it by [#close].
///
/// ```java
/// try (var sandbox = TestSandbox.create(URI.create("http://127.0.0.1:8000"), masterKey, NewSandbox.named("cart"))) {
///     var account = sandbox.bank().accounts().create(new NewAccount("Everyday", AccountType.CHECKING, Money.ZERO));
///     …
///     sandbox.bank().sandbox().reset();
/// }
/// ```
///
/// Several at a time, in one process or in many, never see each other. When a test is killed before it closes its
/// sandbox, the sandbox expires an hour after it was created, unless it was created with another expiry.
public final class TestSandbox implements AutoCloseable {

    private static final long EXPIRES_IN_SECONDS = 3600;
    private static final int NOT_FOUND = 404;

    private final MockbankClient master;
    private final MockbankClient bank;
    private final URI address;
    private final long id;
    private final String apiKey;

    private TestSandbox(MockbankClient master, MockbankClient bank, URI address, long id, String apiKey) {
        this.master = master;
        this.bank = bank;
        this.address = address;
        this.id = id;
        this.apiKey = apiKey;
    }

    /// Creates a sandbox, with a key of access `control` in any case.
    ///
    /// @throws ApiException as [SandboxesClient#create(NewSandbox)]
    /// @throws UnreachableException when the server cannot be reached
    public static TestSandbox create(URI address, String masterKey, NewSandbox wanted) {
        var master = MockbankClient.of(address, masterKey);
        try {
            long expiresIn = wanted.expiresIn() == null ? EXPIRES_IN_SECONDS : wanted.expiresIn();
            var created = master.sandboxes()
                    .create(new NewSandbox(wanted.name(), wanted.from(), expiresIn, wanted.currency(), true));
            var apiKey = created.apiKey();
            if (apiKey == null) {
                throw new IllegalStateException("The server created the sandbox " + created.id() + " without a key");
            }
            return new TestSandbox(master, MockbankClient.of(address, apiKey), address, created.id(), apiKey);
        } catch (RuntimeException e) {
            master.close();
            throw e;
        }
    }

    /// A client with the key of the sandbox.
    public MockbankClient bank() {
        return bank;
    }

    /// The server's address, for the program under test.
    public URI address() {
        return address;
    }

    /// The key of the sandbox, for the program under test.
    public String apiKey() {
        return apiKey;
    }

    /// The id of the sandbox.
    public long id() {
        return id;
    }

    /// Deletes the sandbox. One that has expired is gone already.
    @Override
    public void close() {
        try (master) {
            bank.close();
            master.sandboxes().delete(id);
        } catch (ApiException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }
}
