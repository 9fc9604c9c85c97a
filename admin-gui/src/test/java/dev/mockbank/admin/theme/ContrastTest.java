package dev.mockbank.admin.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TestConsole;
import dev.mockbank.admin.Toolkit;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewApiKey;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// Whether what stands in a selected row can be read (source: WCAG 2.2, success criterion 1.4.3).
class ContrastTest {

    private static final double LEAST = 4.5;
    private static final int INSIDE = 3;

    @Test
    void aSelectedRowCanBeReadInBothThemes() {
        try (var server = RealServer.start();
                var console = TestConsole.attachedTo(server)) {
            var account = server.client()
                    .accounts()
                    .create(new NewAccount("Everyday", AccountType.CHECKING, Money.parse("100")));
            server.client()
                    .transactions()
                    .create(new NewTransaction(account.id(), Money.parse("12"), "salary", "wage", null));
            server.admin().keys().create(new NewApiKey("phone", null));
            for (var theme : List.of(Theme.DARK, Theme.LIGHT)) {
                console.look(theme);
                assertReadable(console, Screen.OVERVIEW, "wage", theme);
                assertReadable(console, Screen.ACCOUNTS, "Everyday", theme);
                assertReadable(console, Screen.TRANSACTIONS, "wage", theme);
                assertReadable(console, Screen.KEYS, "phone", theme);
            }
        }
    }

    private static void assertReadable(TestConsole console, Screen screen, String row, Theme theme) {
        console.open(screen);
        console.click(row);
        console.awaitDrawn();
        var picture = console.snapshot();
        var rows = console.nodes(".table-row-cell:filled:selected");
        assertThat(rows).as(screen + " has a selected row").isNotEmpty();
        rows.forEach(each -> Toolkit.run(() -> assertReadable(each, picture, screen + ", " + theme)));
    }

    private static void assertReadable(Node row, WritableImage picture, String where) {
        var place = row.localToScene(row.getLayoutBounds());
        var ground = picture.getPixelReader().getColor((int) place.getMinX() + INSIDE, (int) place.getMinY() + INSIDE);
        texts(row).forEach(text -> {
            var fill = (Color) text.getFill();
            double contrast = contrast(over(fill, ground), ground);
            System.out.println(where + ": '" + text.getText() + "' " + Math.round(contrast * 10) / 10.0);
            assertThat(contrast).as(where + ", '" + text.getText() + "'").isGreaterThanOrEqualTo(LEAST);
        });
    }

    private static List<Text> texts(Node node) {
        if (!node.isVisible()) {
            return List.of();
        }
        if (node instanceof Text text) {
            // Icons are pictures that happen to be letters, and a pill or a button has a ground of its own.
            return text.getText().isBlank() || text.getFont().getFamily().contains("feather")
                    ? List.of()
                    : List.of(text);
        }
        return node instanceof Parent parent && !parent.getStyleClass().contains("pill")
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> texts(child).stream())
                        .toList()
                : List.of();
    }

    private static Color over(Color front, Color ground) {
        return ground.interpolate(Color.color(front.getRed(), front.getGreen(), front.getBlue()), front.getOpacity());
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
