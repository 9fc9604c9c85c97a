package dev.mockbank.server.settings;

import dev.mockbank.shared.UserDataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the settings are read from: the environment, beneath it what a `.env` file in the working folder says, and
/// beneath that what the launcher of an installed Mockbank knows.
///
/// @param values      by name
/// @param defaultHome the platform's user data folder
public record Environment(Map<String, String> values, Path defaultHome) {

    /// Where an installed Mockbank has PostgreSQL unpacked; set by its launcher.
    private static final String POSTGRES_THAT_CAME_ALONG = "mockbank.postgres-binaries";

    /// What the JDK says of a user who has no home folder.
    private static final String NO_HOME = "?";

    /// That of this program.
    ///
    /// @throws IllegalStateException when there is no folder for the bank; the message is a sentence for people
    public static Environment ofThisProcess() {
        var values = new HashMap<>(EnvFile.read(Path.of(".env")));
        values.putAll(System.getenv());
        var postgres = System.getProperty(POSTGRES_THAT_CAME_ALONG);
        if (postgres != null) {
            values.merge(Setting.POSTGRES_BINARIES.name(), postgres, (own, ours) -> own.isEmpty() ? ours : own);
        }
        var userHome = System.getProperty("user.home");
        if (userHome.equals(NO_HOME)
                && values.getOrDefault(Setting.MOCKBANK_HOME.name(), "").isEmpty()) {
            throw new IllegalStateException(
                    "This user has no home folder; set MOCKBANK_HOME to the folder that shall hold the bank");
        }
        return new Environment(values, UserDataFolder.of(System.getProperty("os.name"), userHome, values));
    }

    /// The settings.
    ///
    /// @throws SettingException when a value is wrong
    public Settings settings() {
        return Settings.read(values, defaultHome);
    }

    /// A sentence for each setting with a wrong value.
    public List<String> wrongSettings() {
        var sentences = new ArrayList<String>();
        var right = new HashMap<>(values);
        while (true) {
            try {
                Settings.read(right, defaultHome);
                return sentences;
            } catch (SettingException e) {
                sentences.add(String.valueOf(e.getMessage()));
                // Only the first wrong one is told: without it, the next one is.
                right.remove(e.setting().name());
                if (e.setting() == Setting.DATABASE_URL) {
                    // A standby is wrong only without it.
                    right.remove(Setting.DATABASE_READ_URL.name());
                }
            }
        }
    }
}
