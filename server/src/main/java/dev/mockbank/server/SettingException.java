package dev.mockbank.server;

/// A setting with a wrong value. The value itself is not shown, because it may hold a password.
final class SettingException extends RuntimeException {

    private final Setting setting;

    SettingException(Setting setting, IllegalArgumentException cause) {
        super("The setting " + setting.name() + " has a wrong value. It accepts: " + setting.purpose(), cause);
        this.setting = setting;
    }

    Setting setting() {
        return setting;
    }
}
