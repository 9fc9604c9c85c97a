package dev.mockbank.server;

import dev.mockbank.server.command.Deployment;
import dev.mockbank.shared.UserDataFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
                settings.redisUrl(),
                settings.home(),
                settings.postgresBinaries(),
                settings.host(),
                settings.port());
    }

    /// A sentence for each setting with a wrong value.
    List<String> wrongSettings() {
        return Arrays.stream(Setting.values()).flatMap(this::wrong).toList();
    }

    /// Each is read without the others, because the first wrong one would hide the rest.
    private Stream<String> wrong(Setting setting) {
        try {
            Settings.read(Map.of(setting.name(), values.getOrDefault(setting.name(), "")), defaultHome);
            return Stream.empty();
        } catch (SettingException e) {
            return Stream.of(String.valueOf(e.getMessage()));
        }
    }
}
