package dev.mockbank.shared;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// The folder in which a platform keeps the data of a user's programs.
public final class UserDataFolder {

    private UserDataFolder() {}

    /// Mockbank's folder in it (sources: the XDG Base Directory Specification, Apple's File System Programming Guide,
    /// Microsoft's Known Folders).
    ///
    /// @param osName   the system property `os.name`
    /// @param userHome the system property `user.home`
    public static Path of(String osName, String userHome, Map<String, String> environment) {
        var os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            var local = environment.getOrDefault("LOCALAPPDATA", "");
            return local.isEmpty() ? Path.of(userHome, "AppData", "Local", "Mockbank") : Path.of(local, "Mockbank");
        }
        if (os.contains("mac")) {
            return Path.of(userHome, "Library", "Application Support", "Mockbank");
        }
        var xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return xdg.startsWith("/")
                ? Path.of(xdg, "mockbank")
                : Path.of(userHome, ".local", "share", "mockbank").toAbsolutePath();
    }
}
