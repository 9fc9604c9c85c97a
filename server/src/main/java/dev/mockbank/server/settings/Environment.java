package dev.mockbank.server.settings;

import dev.mockbank.shared.UserDataFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sources of the settings, in order of precedence: the environment, a `.env` file in the working folder, and the
/// launcher of an installed Mockbank.
///
/// @param values      by name
/// @param defaultHome the platform's user data folder
public record Environment(Map<String, String> values, Path defaultHome) {

    /// The folder of PostgreSQL in an installed Mockbank; set by its launcher.
    private static final String POSTGRES_THAT_CAME_ALONG = "mockbank.postgres-binaries";

    /// The JDK's value for a user without a home folder.
    private static final String NO_HOME = "?";

    /// The settings that decide which programs run: those of PostgreSQL, which may be unpacked in MOCKBANK_HOME. A
    /// `.env` file comes with the working folder, which may be somebody else's project.
    private static final List<Setting> NEVER_FROM_A_FILE = List.of(Setting.POSTGRES_BINARIES, Setting.MOCKBANK_HOME);

    /// The environment of this process.
    ///
    /// @throws IllegalStateException when there is no home folder, or the file sets what it must not; the message
    /// is meant for the user
    public static Environment ofThisProcess() {
        return of(Path.of(".env"), System.getenv());
    }

    /// The environment with the values of a file.
    static Environment of(Path file, Map<String, String> environment) {
        var values = new HashMap<>(EnvFile.read(file));
        for (var setting : NEVER_FROM_A_FILE) {
            var ofTheFile = values.remove(setting.name());
            if (isSet(ofTheFile) && !isSet(environment.get(setting.name()))) {
                throw new IllegalStateException("The file " + file.toAbsolutePath() + " sets " + setting.name()
                        + ", which decides which programs run and is only read from the environment. Export it in the"
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
                    "This user has no home folder; set MOCKBANK_HOME to a folder for the bank's data");
        }
        return new Environment(values, UserDataFolder.of(System.getProperty("os.name"), userHome, environment));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /// The settings.
    ///
    /// @throws SettingException when a value is invalid
    public Settings settings() {
        return Settings.read(values, defaultHome);
    }

    /// A message for each setting with an invalid value.
    public List<String> wrongSettings() {
        var sentences = new ArrayList<String>();
        var right = new HashMap<>(values);
        while (true) {
            try {
                Settings.read(right, defaultHome);
                return sentences;
            } catch (SettingException e) {
                sentences.add(String.valueOf(e.getMessage()));
                // Reading stops at the first invalid value; it is removed to find the next one.
                right.remove(e.setting().name());
                if (e.setting() == Setting.DATABASE_URL) {
                    // A standby without a primary would be reported as well.
                    right.remove(Setting.DATABASE_READ_URL.name());
                }
            }
        }
    }
}
