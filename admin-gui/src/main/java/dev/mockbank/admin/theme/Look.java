package dev.mockbank.admin.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.mockbank.admin.preferences.Preferences;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// The console's look: light or dark, as the user wants or as the system is. Used on the window's thread.
public final class Look {

    private static final String REMEMBERED = "theme";
    private static final String LIGHT = new PrimerLight().getUserAgentStylesheet();
    private static final String DARK = new PrimerDark().getUserAgentStylesheet();

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);

    /// Puts on the remembered look, follows the system from now on, and remembers changes.
    ///
    /// @param home where the console keeps its files
    public Look(Preferences preferences, Path home) {
        Fonts.load(home.resolve("fonts"));
        theme.set(preferences.get(REMEMBERED).flatMap(Look::named).orElse(Theme.SYSTEM));
        theme.subscribe(now -> {
            preferences.set(REMEMBERED, now.name());
            apply();
        });
        Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
    }

    /// What the user wants.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// The console's own style sheet, on top of the theme.
    public static String styleSheet() {
        return Objects.requireNonNull(Look.class.getResource("/dev/mockbank/admin/theme/admin.css"))
                .toExternalForm();
    }

    private void apply() {
        Application.setUserAgentStylesheet(isDark() ? DARK : LIGHT);
    }

    private boolean isDark() {
        return switch (theme.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static Optional<Theme> named(String name) {
        try {
            return Optional.of(Theme.valueOf(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
