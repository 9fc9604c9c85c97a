package dev.mockbank.server.settings;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Parses single settings. Errors name the setting and what it accepts.
final class SettingReader {

    private final Map<String, String> values;

    SettingReader(Map<String, String> values) {
        this.values = values;
    }

    /// The value of a setting without a default.
    <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        var text = values.getOrDefault(setting.name(), "").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(parsed(setting, text, parser));
    }

    /// The value of a setting, or its default.
    <T> T required(Setting setting, Function<String, T> parser) {
        return optional(setting, parser).orElseGet(() -> parser.apply(setting.defaultText()));
    }

    /// The value of an integer setting, within bounds.
    int integer(Setting setting, int min, int max) {
        return required(setting, text -> bounded(text, min, max));
    }

    /// The value of an integer setting, within bounds, whose default depends on others.
    int integer(Setting setting, int min, int max, int defaultValue) {
        return optional(setting, text -> bounded(text, min, max)).orElse(defaultValue);
    }

    /// The value of a boolean setting.
    boolean bool(Setting setting) {
        return required(setting, text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "on" -> true;
            case "false", "0", "no", "off" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        });
    }

    private static int bounded(String text, int min, int max) {
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            throw new IllegalArgumentException("out of bounds");
        }
        return number;
    }

    private static <T> T parsed(Setting setting, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new SettingException(setting, e);
        }
    }
}
