package dev.mockbank.admin.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// A page for when there is nothing to show: a title, one sentence, and the buttons that help.
public final class StatePage {

    private static final double TEXT_WIDTH = 420;
    private static final double LINES_WIDTH = 640;
    private static final double PROGRESS_SIZE = 32;

    private final VBox page = new VBox();
    private final HBox buttons = new HBox();

    public StatePage(String title, String sentence) {
        var heading = new Label(title);
        heading.getStyleClass().add(Style.STATE_TITLE);
        page.getStyleClass().add(Style.STATE_PAGE);
        page.getChildren().add(heading);
        if (!sentence.isEmpty()) {
            page.getChildren().add(paragraph(sentence));
        }
        buttons.getStyleClass().add(Style.STATE_BUTTONS);
    }

    /// A page that waits for something.
    public static Node waiting(String title, String sentence) {
        var page = new StatePage(title, sentence);
        var progress = new ProgressIndicator();
        progress.setMaxSize(PROGRESS_SIZE, PROGRESS_SIZE);
        progress.setAccessibleText(title);
        page.page.getChildren().addFirst(progress);
        return page.build();
    }

    /// Adds the button that helps most.
    public StatePage primary(String text, Runnable act) {
        return add(Buttons.primary(text, act));
    }

    /// Adds another way on.
    public StatePage button(String text, Runnable act) {
        return add(Buttons.bordered(text, act));
    }

    /// Adds lines that a program said, such as the end of a log.
    public StatePage lines(List<String> lines) {
        if (!lines.isEmpty()) {
            var text = new Label(String.join("\n", lines));
            text.getStyleClass().addAll(Style.CODE, Style.MONO);
            text.setMaxWidth(LINES_WIDTH);
            page.getChildren().add(text);
        }
        return this;
    }

    /// The page.
    public Region build() {
        if (!buttons.getChildren().isEmpty()) {
            page.getChildren().add(buttons);
        }
        return page;
    }

    private StatePage add(Button button) {
        buttons.getChildren().add(button);
        return this;
    }

    private static Label paragraph(String sentence) {
        var text = new Label(sentence);
        text.getStyleClass().addAll(Style.MUTED, Style.PARAGRAPH);
        text.setWrapText(true);
        text.setMaxWidth(TEXT_WIDTH);
        text.setAlignment(Pos.CENTER);
        text.setTextAlignment(TextAlignment.CENTER);
        return text;
    }
}
