package dev.mockbank.admin.process;

import dev.mockbank.admin.preferences.Preferences;
import java.net.URI;
import java.nio.file.Path;

/// Which bank the console is for: the one that it starts itself, or one elsewhere.
public sealed interface Connection {

    /// The remembered connection; at first the console's own server.
    ///
    /// @param defaultHome the data folder when none was chosen
    static Connection read(Preferences preferences, Path defaultHome) {
        var address = preferences.get(Elsewhere.ADDRESS);
        var masterKey = preferences.get(Elsewhere.MASTER_KEY);
        return address.isPresent() && masterKey.isPresent()
                ? new Elsewhere(URI.create(address.get()), masterKey.get())
                : new Own(ServerSettings.read(preferences, defaultHome));
    }

    /// Remembers it. The settings of the console's own server are kept while it is attached elsewhere.
    void write(Preferences preferences);

    /// The server that the console starts and stops.
    record Own(ServerSettings settings) implements Connection {

        @Override
        public void write(Preferences preferences) {
            settings.write(preferences);
            preferences.set(Elsewhere.ADDRESS, "");
            preferences.set(Elsewhere.MASTER_KEY, "");
        }
    }

    /// A server that others run.
    ///
    /// @param address   such as `http://bank.example.com:8000`
    /// @param masterKey the key that manages it
    record Elsewhere(URI address, String masterKey) implements Connection {

        private static final String ADDRESS = "elsewhere.address";
        private static final String MASTER_KEY = "elsewhere.master-key";

        @Override
        public void write(Preferences preferences) {
            preferences.set(ADDRESS, address.toString());
            preferences.set(MASTER_KEY, masterKey);
        }

        /// Nothing secret.
        @Override
        public String toString() {
            return "Elsewhere[" + address + "]";
        }
    }
}
