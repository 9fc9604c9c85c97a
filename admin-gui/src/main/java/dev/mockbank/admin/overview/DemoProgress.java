package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.DemoData.State;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// How far the bank is filled with demo data, and the button that stops it. It takes no room while nothing goes on.
final class DemoProgress extends HBox {

    private final NumberText numbers;
    private final ProgressBar bar = new ProgressBar();
    private final Label count = new Label();

    /// @param content is told when it cannot be stopped
    DemoProgress(DemoModel model, ScreenContent content, NumberText numbers) {
        this.numbers = numbers;
        var title = new Label("Loading demo data");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Demo data");
        HBox.setHgrow(bar, Priority.ALWAYS);
        count.getStyleClass().add(Style.MUTED);
        var cancel = Buttons.bordered("Cancel", () -> model.cancel(content::failed));
        cancel.setAccessibleText("Cancel loading demo data");
        getStyleClass().addAll(Style.CARD, "demo-progress");
        getChildren().addAll(title, bar, count, cancel);
        managedProperty().bind(visibleProperty());
        model.progressProperty().subscribe(this::show);
    }

    private void show(DemoData now) {
        setVisible(now.state() == State.RUNNING);
        bar.setProgress(now.total() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : (double) now.done() / now.total());
        count.setText(
                now.total() == 0
                        ? "Making it up…"
                        : numbers.count(now.done()) + " of "
                                + numbers.count(now.total(), "transaction", "transactions"));
    }
}
