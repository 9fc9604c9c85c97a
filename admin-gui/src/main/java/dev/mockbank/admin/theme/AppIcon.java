package dev.mockbank.admin.theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;

/// The program's icon, in the sizes that window systems ask for.
public final class AppIcon {

    private static final int[] PIXELS = {16, 32, 48, 64, 128, 256};

    private AppIcon() {}

    /// All sizes.
    public static List<Image> images() {
        return IntStream.of(PIXELS).mapToObj(AppIcon::image).toList();
    }

    private static Image image(int pixels) {
        try (var stream = AppIcon.class.getResourceAsStream("icon-" + pixels + ".png")) {
            if (stream == null) {
                throw new IllegalStateException("The icon of " + pixels + " pixels is missing");
            }
            return new Image(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
