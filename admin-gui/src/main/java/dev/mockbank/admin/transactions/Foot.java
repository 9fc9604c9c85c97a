package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.Hint;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.TransactionCount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line beneath the table: what is selected and what the keys do with it, and what the list comes to.
final class Foot extends HBox {

    private final Formats formats;

    Foot(TransactionsModel model, Formats formats) {
        this.formats = formats;
        var rows = model.selection().rowsProperty();
        var selected = note(rows.map(this::selected));
        var keys = new Hint();
        keys.textProperty().bind(rows.map(Foot::keys));
        keys.getStyleClass().add("foot-note");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getStyleClass().add("foot");
        getChildren()
                .addAll(
                        selected,
                        keys,
                        gap,
                        note(model.list().rows().countProperty().map(this::sums)));
    }

    private String selected(List<Row.Booked> rows) {
        if (rows.size() < 2) {
            return rows.isEmpty() ? "None selected" : "1 selected";
        }
        var sum =
                rows.stream().map(row -> row.transaction().amount().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return formats.numbers().count(rows.size()) + " selected · sum "
                + formats.money().movement(new Money(sum));
    }

    private static String keys(List<Row.Booked> rows) {
        return switch (rows.size()) {
            case 0 -> "";
            case 1 -> "Enter edits · Delete removes it and moves the balance back";
            default -> "Enter changes the category · Delete removes them";
        };
    }

    /// What the list comes to, which is told when it was counted.
    private String sums(Optional<TransactionCount> count) {
        return count.filter(sums -> sums.count() > 0)
                .map(sums -> "In " + formats.money().movement(sums.income()) + " · out "
                        + formats.money().balance(sums.expense()) + " · sum "
                        + formats.money().movement(sums.sum()))
                .orElse("");
    }

    private static Label note(ObservableValue<String> text) {
        var note = new Label();
        note.textProperty().bind(text);
        note.setMinWidth(Region.USE_PREF_SIZE);
        note.getStyleClass().add("foot-note");
        return note;
    }
}
