package dev.mockbank.admin.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The fonts that the console brings along: Inter for text, JetBrains Mono for keys, addresses, commands and logs.
final class Fonts {

    private static final String FOLDER = "/com/formdev/flatlaf/fonts/";
    private static final List<String> FILES = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-SemiBold.otf",
            "inter/Inter-Bold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf");

    /// The size at which a font is loaded; style sheets choose others.
    private static final double SIZE = 13;

    private Fonts() {}

    /// Makes them known to JavaFX by their family.
    static void load() {
        for (var file : FILES) {
            try (var stream = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (stream == null || Font.loadFont(withTabularFigures(stream), SIZE) == null) {
                    throw new IllegalStateException("The font " + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static InputStream withTabularFigures(InputStream font) throws IOException {
        return new ByteArrayInputStream(TabularFigures.of(font.readAllBytes()));
    }
}
