package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.overview.BooksState.Off;
import dev.mockbank.admin.overview.BooksState.OffAccount;
import dev.mockbank.shared.Money;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which balances are not what was booked, and what to do. It takes no room while there are none.
final class BooksAlarm extends HBox {

    private static final String WHAT_TO_DO =
            "The bank never moves a balance without its transaction, so something else has written to the database."
                    + " Take that change back, or restore a copy of the data, and check again.";

    private final Formats formats;
    private final VBox lines = new VBox();

    BooksAlarm(BooksModel model, Formats formats) {
        this.formats = formats;
        lines.getStyleClass().add("alarm-lines");
        HBox.setHgrow(lines, Priority.ALWAYS);
        getStyleClass().add("alarm");
        getChildren().addAll(lines, Buttons.bordered("Check again", model::check));
        managedProperty().bind(visibleProperty());
        model.stateProperty().subscribe(this::show);
    }

    private void show(BooksState state) {
        lines.getChildren().clear();
        setVisible(state instanceof Off);
        if (state instanceof Off(var accounts, int more, var _)) {
            var title = line("The books do not balance");
            title.getStyleClass().add("alarm-title");
            accounts.forEach(account -> line(text(account)));
            if (more > 0) {
                line("And " + formats.numbers().count(more, "other account", "other accounts") + ".");
            }
            line(WHAT_TO_DO).getStyleClass().add(Style.MUTED);
        }
    }

    /// Such as `Everyday (account 3) has 120.00, but 119.50 was booked: 0.50 too much.`
    private String text(OffAccount account) {
        var difference = account.difference();
        var by = new Money(
                difference.balance().amount().subtract(difference.booked().amount()));
        return account.name() + " (account " + difference.accountId() + ") has "
                + formats.money().balance(difference.balance()) + ", but "
                + formats.money().balance(difference.booked()) + " was booked: "
                + formats.money().magnitude(by) + (by.isPositive() ? " too much." : " too little.");
    }

    private Label line(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        lines.getChildren().add(label);
        return label;
    }
}
