package dev.mockbank.installer;

import dev.mockbank.server.settings.Setting;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The list of all settings in files that a package brings.
final class SettingTexts {

    private static final String IN_A_MANUAL_PAGE = "@SETTINGS_ROFF@\n";
    private static final String IN_AN_ENVIRONMENT_FILE = "@SETTINGS_ENV@\n";

    private SettingTexts() {}

    /// Fills it in where the template has a mark for it.
    static String fill(String template) {
        return template.replace(IN_A_MANUAL_PAGE, all(SettingTexts::roff))
                .replace(IN_AN_ENVIRONMENT_FILE, all(SettingTexts::env));
    }

    private static String all(Function<Setting, String> text) {
        return Arrays.stream(Setting.values()).map(text).collect(Collectors.joining());
    }

    private static String roff(Setting setting) {
        var byDefault = setting.defaultText().isEmpty() ? "" : " (default: " + setting.defaultText() + ")";
        return ".TP\n.B " + setting + "\n" + escaped(setting.purpose() + byDefault) + "\n";
    }

    private static String env(Setting setting) {
        return "\n# " + setting.purpose() + "\n#" + setting + "=" + setting.defaultText() + "\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
