package dev.mockbank.admin;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Pictures of a window, for people to look at.
final class Picture {

    private static final Path FOLDER = Path.of("target", "pictures");

    /// Layout that depends on layout needs a few frames to come to rest.
    private static final int FRAMES = 4;

    private Picture() {}

    static void take(Stage window, int width, int height, String file) {
        Toolkit.run(() -> {
            window.setWidth(width);
            window.setHeight(height);
        });
        Toolkit.await(
                "a window of " + width + " × " + height,
                () -> window.getScene().getWidth() == width && window.getScene().getHeight() == height);
        for (int frame = 0; frame < FRAMES; frame++) {
            Toolkit.run(() -> {
                window.getScene().getRoot().applyCss();
                window.getScene().getRoot().layout();
            });
        }
        save(Toolkit.call(() -> window.getScene().snapshot(null)), file);
    }

    private static void save(WritableImage image, String file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        PixelReader pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            ImageIO.write(
                    picture,
                    "png",
                    Files.createDirectories(FOLDER).resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
