package dev.mockbank.admin.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fonts that the console brings along.
class FontsTest {

    @TempDir(factory = TargetFolder.class)
    private Path folder;

    /// JavaFX's own files of fonts begin with `+JXF`; they stay when the program is killed.
    @Test
    void leaveNothingInTheTemporaryFolder() throws IOException {
        Toolkit.run(() -> Fonts.load(folder));
        var before = temporary();

        Toolkit.run(() -> Fonts.load(folder));

        assertThat(temporary()).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(4);
        }
    }

    private static List<String> temporary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("+JXF"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Inter", "Inter SemiBold", "JetBrains Mono"})
    void haveFiguresOfOneWidth(String family) {
        Toolkit.run(() -> Fonts.load(folder));

        var widths = IntStream.rangeClosed('0', '9')
                .mapToObj(digit -> Toolkit.call(() -> width(family, Character.toString(digit))))
                .distinct();

        assertThat(widths).hasSize(1);
    }

    @Test
    void areKnownByTheirFamilies() {
        Toolkit.run(() -> Fonts.load(folder));

        assertThat(Toolkit.call(Font::getFamilies)).contains("Inter", "Inter SemiBold", "JetBrains Mono");
    }

    private static double width(String family, String text) {
        var node = new Text(text.repeat(10));
        node.setFont(Font.font(family, 13));
        return node.getLayoutBounds().getWidth();
    }
}
