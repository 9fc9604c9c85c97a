package dev.mockbank.server;

import dev.mockbank.server.command.Deployment;
import dev.mockbank.shared.UserDataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the settings are read from: the environment, and beneath it what a `.env` file in the working folder says.
///
/// @param values      by name
/// @param defaultHome the platform's user data folder
record Environment(Map<String, String> values, Path defaultHome) {

    /// That of this program.
    static Environment ofThisProcess() {
        var values = new HashMap<>(EnvFile.read(Path.of(".env")));
        values.putAll(System.getenv());
        return new Environment(
                values, UserDataFolder.of(System.getProperty("os.name"), System.getProperty("user.home"), values));
    }

    /// The settings.
    ///
    /// @throws SettingException when a value is wrong
    Settings settings() {
        return Settings.read(values, defaultHome);
    }

    /// What the commands need of them.
    Deployment deployment() {
        var settings = settings();
        return new Deployment(
                settings.databaseUrl(),
                settings.databaseReadUrl(),
                settings.redisUrl(),
                settings.home(),
                settings.postgresBinaries(),
                settings.address());
    }

    /// A sentence for each setting with a wrong value.
    List<String> wrongSettings() {
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
