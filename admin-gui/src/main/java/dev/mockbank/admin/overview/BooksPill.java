package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.overview.BooksState.Exact;
import dev.mockbank.admin.overview.BooksState.Failed;
import dev.mockbank.admin.overview.BooksState.Off;
import dev.mockbank.admin.overview.BooksState.Unchecked;
import dev.mockbank.shared.BooksCheck;
import java.time.Duration;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says whether the books balance and how long ago that was checked. A click checks them anew.
final class BooksPill extends Button {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final javafx.util.Duration SECOND = javafx.util.Duration.seconds(1);

    /// A check that is faster than this is not worth a flicker.
    private static final javafx.util.Duration NOTICEABLE = javafx.util.Duration.millis(300);

    private final BooksModel model;
    private final Formats formats;
    private final FontIcon icon = new FontIcon(Feather.CHECK);
    private final Tooltip tooltip = new Tooltip();
    private final PauseTransition slow = new PauseTransition(NOTICEABLE);
    private boolean isSlow;

    BooksPill(BooksModel model, Formats formats) {
        this.model = model;
        this.formats = formats;
        getStyleClass().setAll(Style.PILL, "books-pill");
        setGraphic(icon);
        setTooltip(tooltip);
        setOnAction(_ -> model.check());
        slow.setOnFinished(_ -> {
            isSlow = true;
            show();
        });
        model.checkingProperty().subscribe(this::time);
        model.stateProperty().subscribe(this::show);
        var clock = new Timeline(new KeyFrame(SECOND, _ -> show()));
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(scene -> {
            if (scene == null) {
                clock.stop();
            } else {
                show();
                clock.play();
            }
        });
    }

    private void time(boolean checking) {
        isSlow = false;
        if (checking) {
            slow.playFromStart();
        } else {
            slow.stop();
            show();
        }
    }

    private void show() {
        var state = model.stateProperty().get();
        pseudoClassStateChanged(OFF, state instanceof Off || state instanceof Failed);
        icon.setIconCode(
                switch (state) {
                    case Exact _ -> Feather.CHECK;
                    case Unchecked _ -> Feather.CLOCK;
                    case Off _, Failed _ -> Feather.ALERT_CIRCLE;
                });
        setText(isSlow ? "Checking the books…" : text(state));
        tooltip.setText(explained(state));
    }

    private String text(BooksState state) {
        return switch (state) {
            case Unchecked _ -> "Checking the books…";
            case Exact(var check) -> "Books balance · checked " + formats.time().ago(check.checkedAt());
            case Off off -> "Books do not balance · checked " + formats.time().ago(off.checkedAt());
            case Failed _ -> "Books could not be checked";
        };
    }

    private String explained(BooksState state) {
        return switch (state) {
            case Unchecked _ -> "Adds up all transactions and compares them with the balances.";
            case Exact(var check) -> "Every balance is what was booked: " + extent(check) + ". Click to check again.";
            case Off _ -> "A balance is not what was booked. Click to check again.";
            case Failed(var sentence) -> sentence + " Click to check again.";
        };
    }

    private String extent(BooksCheck check) {
        var took = Duration.ofMillis(check.seconds().movePointRight(3).longValue());
        return formats.numbers().count(check.transactions(), "transaction", "transactions") + " on "
                + formats.numbers().count(check.accounts(), "account", "accounts") + ", added up in "
                + formats.numbers().milliseconds(took);
    }
}
