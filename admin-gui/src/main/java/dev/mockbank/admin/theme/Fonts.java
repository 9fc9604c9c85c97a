package dev.mockbank.admin.theme;

import dev.mockbank.admin.preferences.OwnerOnly;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

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

    /// Makes them known to JavaFX by their family. They are kept as files in a folder of the console: of a
    /// stream JavaFX makes a file in the temporary folder each time, which stays there when the program is
    /// killed.
    static void load(Path folder) {
        for (var file : FILES) {
            try (var stream = Fonts.class.getResourceAsStream(FOLDER + file)) {
                if (stream == null || load(stream.readAllBytes(), folder, file) == null) {
                    throw new IllegalStateException("The font " + file + " cannot be loaded");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static @Nullable Font load(byte[] original, Path folder, String name) {
        var font = TabularFigures.of(original);
        // Another version of a font is another file.
        var file = folder.resolve(
                Integer.toHexString(Arrays.hashCode(font)) + "-" + Path.of(name).getFileName());
        try {
            if (!Files.isRegularFile(file) || Files.size(file) != font.length) {
                OwnerOnly.write(file, font);
            }
            return Font.loadFont(file.toUri().toString(), SIZE);
        } catch (IOException unwritable) {
            return Font.loadFont(new ByteArrayInputStream(font), SIZE);
        }
    }
}
