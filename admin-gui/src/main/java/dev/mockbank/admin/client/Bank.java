package dev.mockbank.admin.client;

import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.client.AccountFilter;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.MockbankClient;
import java.net.URI;

/// A bank that answers, and the console's two ways to it: as a client with an API key of its own, and as the keeper
/// with the master key. The API key is made once for each bank, named [#KEY_NAME], and remembered.
public final class Bank implements AutoCloseable {

    /// The name of the console's own API key.
    public static final String KEY_NAME = "Mockbank console";

    /// How the console names itself: the server leaves its requests out of what it counts.
    public static final String PROGRAM = "mockbank-console/1";

    private static final int UNAUTHORIZED = 401;
    private static final String REMEMBERED_KEY = "key.";

    private final URI address;
    private final String place;
    private final boolean own;
    private final Preferences preferences;
    private final MockbankClient admin;
    private volatile MockbankClient client;

    private Bank(URI address, String place, boolean own, String masterKey, Preferences preferences) {
        this.address = address;
        this.place = place;
        this.own = own;
        this.preferences = preferences;
        this.admin = MockbankClient.of(address, masterKey, PROGRAM);
        this.client = MockbankClient.of(
                address, preferences.get(REMEMBERED_KEY + place).orElse(""), PROGRAM);
    }

    /// Opens a bank, and makes the console's API key if it has none there or that is refused. Waits for the server.
    ///
    /// @param place names the books behind the address, to remember the API key by
    /// @param own   whether the console started the server, and stops it
    /// @throws ApiException when the master key is refused
    /// @throws dev.mockbank.shared.client.UnreachableException when no server answers
    public static Bank open(URI address, String place, boolean own, String masterKey, Preferences preferences) {
        var bank = new Bank(address, place, own, masterKey, preferences);
        try {
            bank.admin.admin().info();
            bank.renewKeyIfRefused();
            return bank;
        } catch (RuntimeException e) {
            bank.close();
            throw e;
        }
    }

    /// Where it is, such as `http://127.0.0.1:8000`.
    public URI address() {
        return address;
    }

    /// Whether the console started its server.
    public boolean own() {
        return own;
    }

    /// The bank's client: accounts, transactions, transfers, summaries.
    public MockbankClient client() {
        return client;
    }

    /// The bank's keeper: API keys, and what the server says of itself.
    public MockbankClient admin() {
        return admin;
    }

    /// Makes a new API key if the present one is refused: it was revoked, or the books behind the address are others.
    ///
    /// @return whether a new one was made
    synchronized boolean renewKeyIfRefused() {
        try {
            client.accounts().page(AccountFilter.all().limit(1));
            return false;
        } catch (ApiException e) {
            if (e.status() != UNAUTHORIZED) {
                throw e;
            }
        }
        var issued = admin.keys().create(new NewApiKey(KEY_NAME, null));
        preferences.set(REMEMBERED_KEY + place, issued.key());
        var refused = client;
        client = MockbankClient.of(address, issued.key(), PROGRAM);
        refused.close();
        return true;
    }

    /// The console's own API key, for a command that the user runs.
    public String key() {
        return preferences.get(REMEMBERED_KEY + place).orElse("");
    }

    /// Whether this is the key that the console itself uses.
    public boolean usesKey(ApiKey key) {
        return preferences
                .get(REMEMBERED_KEY + place)
                .filter(text -> text.startsWith(key.prefix()))
                .isPresent();
    }

    @Override
    public void close() {
        client.close();
        admin.close();
    }
}
