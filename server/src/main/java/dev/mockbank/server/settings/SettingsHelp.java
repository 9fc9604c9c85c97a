package dev.mockbank.server.settings;

import java.util.ArrayList;
import java.util.List;

/// The list of all settings for `--help`.
public final class SettingsHelp {

    private SettingsHelp() {}

    /// Two lines for each setting: the name with its default, and the description.
    public static String[] lines() {
        List<String> lines = new ArrayList<>();
        for (var setting : Setting.values()) {
            var defaultText = setting.defaultText().isEmpty() ? "" : "=" + setting.defaultText();
            lines.add("  " + setting.name() + defaultText);
            lines.add("      " + setting.purpose().replace("%", "%%"));
        }
        return lines.toArray(String[]::new);
    }
}
