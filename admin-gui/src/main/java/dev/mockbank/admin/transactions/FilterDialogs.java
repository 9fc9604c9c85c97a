package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The filters that need more than a menu to be chosen.
final class FilterDialogs {

    private static final String VERB = "Show transactions";

    private final TransactionsModel model;
    private final Desk desk;

    FilterDialogs(TransactionsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    void chooseAccount() {
        var box = new AccountBox(
                model.choicesProperty().get().accounts(), desk.formats().money());
        var dialog = new FormDialog(
                desk.dialogs(), "Account", VERB, () -> show(search -> search.withAccount(box.getValue())));
        dialog.field("account", "Transactions of", box).show();
    }

    void chooseCategory() {
        var box = new CategoryBox(model.choicesProperty().get().categories());
        var dialog = new FormDialog(desk.dialogs(), "Category", VERB, () -> {
            var typed = box.text().strip();
            show(search -> search.withCategory(typed.isEmpty() ? null : typed));
        });
        dialog.field("category", "Transactions of", box).show();
    }

    void chooseSince() {
        new SinceDialog(model.searchProperty().get().days()).dialog.show();
    }

    void chooseDays() {
        var days = model.searchProperty().get().days();
        new DaysDialog(days).dialog.show();
    }

    void chooseAmounts() {
        new AmountsDialog(model.searchProperty().get().amounts()).dialog.show();
    }

    private void show(UnaryOperator<Search> change) {
        desk.dialogs().close();
        model.search(change.apply(model.searchProperty().get()));
    }

    private final class SinceDialog {

        private final DayPicker from;
        private final FormDialog dialog;

        SinceDialog(Days days) {
            from = new DayPicker(days.from());
            dialog = new FormDialog(desk.dialogs(), "Date", VERB, this::choose).field("from", "Since", from);
        }

        private void choose() {
            day(dialog, "from", from)
                    .ifPresent(first -> show(search -> search.withDays(Days.between(first.orElse(null), null))));
        }
    }

    private static Optional<Optional<LocalDate>> day(FormDialog dialog, String name, DayPicker picker) {
        var day = picker.read();
        if (day.isEmpty()) {
            dialog.wrong(name, DayPicker.WRONG);
        }
        return day;
    }

    private final class DaysDialog {

        private final DayPicker from;
        private final DayPicker to;
        private final FormDialog dialog;

        DaysDialog(Days days) {
            from = new DayPicker(days.from());
            to = new DayPicker(days.to());
            dialog = new FormDialog(desk.dialogs(), "Date", VERB, this::choose)
                    .field("from", "From, empty for the beginning", from)
                    .field("to", "To, empty for today", to);
        }

        private void choose() {
            var typedFirst = day(dialog, "from", from);
            var typedLast = day(dialog, "to", to);
            if (typedFirst.isEmpty() || typedLast.isEmpty()) {
                return;
            }
            var first = typedFirst.get().orElse(null);
            var last = typedLast.get().orElse(null);
            if (first != null && last != null && last.isBefore(first)) {
                dialog.wrong("to", "The last day must not be before the first.");
            } else {
                show(search -> search.withDays(Days.between(first, last)));
            }
        }
    }

    private final class AmountsDialog {

        private final ComboBox<Amounts.Direction> direction = new ComboBox<>();
        private final TextField from = new TextField();
        private final TextField to = new TextField();
        private final FormDialog dialog;

        AmountsDialog(Amounts amounts) {
            direction.getItems().setAll(List.of(Amounts.Direction.values()));
            direction.setConverter(new DirectionText());
            direction.setValue(amounts.direction());
            from.setText(text(amounts.from()));
            to.setText(text(amounts.to()));
            dialog = new FormDialog(desk.dialogs(), "Amount", VERB, this::choose)
                    .field("direction", "Of", direction)
                    .field("from", "From, empty for any", from)
                    .field("to", "To, empty for any", to)
                    .say("Among income and spending together, spending is below zero, such as −25.00.");
        }

        private void choose() {
            var least = read("from", from);
            var most = read("to", to);
            if (least.isPresent() && most.isPresent()) {
                var wanted = new Amounts(
                        direction.getValue(),
                        least.get().orElse(null),
                        most.get().orElse(null));
                show(search -> search.withAmounts(wanted));
            }
        }

        /// Empty when what was typed is no amount; holds nothing when nothing was typed.
        private Optional<Optional<Money>> read(String name, TextField field) {
            if (field.getText().isBlank()) {
                return Optional.of(Optional.empty());
            }
            var amount = money().read(field.getText());
            if (amount.isEmpty()) {
                dialog.wrong(name, "Type an amount, such as " + money().magnitude(Money.parse("12.5")) + ".");
                return Optional.empty();
            }
            return Optional.of(amount);
        }

        private MoneyText money() {
            return desk.formats().money();
        }

        private String text(@Nullable Money amount) {
            return amount == null ? "" : money().balance(amount);
        }
    }

    private static final class DirectionText extends StringConverter<Amounts.Direction> {

        @Override
        public String toString(Amounts.@Nullable Direction direction) {
            return switch (direction) {
                case INCOME -> "Income";
                case SPENDING -> "Spending";
                case BOTH -> "Income and spending";
                case null -> "";
            };
        }

        @Override
        public Amounts.Direction fromString(String text) {
            throw new UnsupportedOperationException("Nothing can be typed into it");
        }
    }
}
