package dev.mockbank.server.settings;

import dev.mockbank.shared.UserDataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

    /// What says which programs run: those of PostgreSQL, which may be unpacked in the bank's folder. A `.env` comes
    /// with
    /// the folder that somebody happens to work in, such as a project of others.
    private static final List<Setting> NEVER_FROM_A_FILE = List.of(Setting.POSTGRES_BINARIES, Setting.MOCKBANK_HOME);

    /// That of this program.
    ///
    /// @throws IllegalStateException when there is no folder for the bank, or the file says what it must not; the
    /// message is a sentence for people
    public static Environment ofThisProcess() {
        return of(Path.of(".env"), System.getenv());
    }

    /// That of a file and an environment.
    static Environment of(Path file, Map<String, String> environment) {
        var values = new HashMap<>(EnvFile.read(file));
        for (var setting : NEVER_FROM_A_FILE) {
            var ofTheFile = values.remove(setting.name());
            if (isSet(ofTheFile) && !isSet(environment.get(setting.name()))) {
                throw new IllegalStateException("The file " + file.toAbsolutePath() + " sets " + setting.name()
                        + ", which says whose programs run and is only taken from the environment. Export it in the"
                        + " shell or the service that starts Mockbank, and remove it from the file");
            }
        }
        values.putAll(environment);
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
        return new Environment(values, UserDataFolder.of(System.getProperty("os.name"), userHome, environment));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
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
