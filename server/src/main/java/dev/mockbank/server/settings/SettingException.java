package dev.mockbank.server.settings;

import dev.mockbank.server.db.DatabaseUrlException;

/// A setting with an invalid value. The value itself is not shown, because it may contain a password.
public final class SettingException extends RuntimeException {

    private final Setting setting;

    SettingException(Setting setting, IllegalArgumentException cause) {
        super(
                "The setting %s has an invalid value%s. It accepts: %s"
                        .formatted(setting.name(), reason(cause), setting.purpose()),
                cause);
        this.setting = setting;
    }

    public Setting setting() {
        return setting;
    }

    /// The reason, if it does not disclose the value.
    private static String reason(IllegalArgumentException cause) {
        return cause instanceof DatabaseUrlException ? ": " + cause.getMessage() : "";
    }
}
