package dev.mockbank.admin.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.Toolkit;
import java.util.stream.IntStream;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The fonts that the console brings along.
class FontsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Inter", "Inter SemiBold", "JetBrains Mono"})
    void haveFiguresOfOneWidth(String family) {
        Toolkit.run(Fonts::load);

        var widths = IntStream.rangeClosed('0', '9')
                .mapToObj(digit -> Toolkit.call(() -> width(family, Character.toString(digit))))
                .distinct();

        assertThat(widths).hasSize(1);
    }

    @Test
    void areKnownByTheirFamilies() {
        Toolkit.run(Fonts::load);

        assertThat(Toolkit.call(Font::getFamilies)).contains("Inter", "Inter SemiBold", "JetBrains Mono");
    }

    private static double width(String family, String text) {
        var node = new Text(text.repeat(10));
        node.setFont(Font.font(family, 13));
        return node.getLayoutBounds().getWidth();
    }
}
