package dev.mockbank.server.settings;

import dev.mockbank.server.db.DatabaseUrlException;

/// A setting with a wrong value. The value itself is not shown, because it may hold a password.
public final class SettingException extends RuntimeException {

    private final Setting setting;

    SettingException(Setting setting, IllegalArgumentException cause) {
        super(
                "The setting %s has a wrong value%s. It accepts: %s"
                        .formatted(setting.name(), reason(cause), setting.purpose()),
                cause);
        this.setting = setting;
    }

    public Setting setting() {
        return setting;
    }

    /// What is wrong, if that can be told without showing the value.
    private static String reason(IllegalArgumentException cause) {
        return cause instanceof DatabaseUrlException ? ": " + cause.getMessage() : "";
    }
}
