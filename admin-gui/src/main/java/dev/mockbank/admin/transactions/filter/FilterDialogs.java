package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.control.DayPicker;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.search.Amounts;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
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

    private final SearchModel model;
    private final Desk desk;

    FilterDialogs(SearchModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
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

    /// Asks for the name under which the filters that are set now are saved.
    void save() {
        new SaveDialog().dialog.show();
    }

    private void show(UnaryOperator<Search> change) {
        desk.dialogs().close();
        model.change(change);
    }

    private final class SaveDialog {

        private final TextField name = new TextField();
        private final FormDialog dialog;

        SaveDialog() {
            dialog = new FormDialog(desk.dialogs(), "Save these filters", "Save filters", this::save)
                    .field("name", "Name", name);
        }

        private void save() {
            var typed = name.getText().strip();
            if (typed.isEmpty() || typed.length() > SavedSearches.NAME_CHARACTERS) {
                dialog.wrong("name", "Type a name of at most " + SavedSearches.NAME_CHARACTERS + " characters.");
            } else if (!model.saved().hasRoom(typed)) {
                dialog.wrong("name", SavedSearches.MAX_SAVED + " are saved already. Forget one first.");
            } else {
                model.saved().save(typed, model.searchProperty().get());
                dialog.close();
                desk.notices().tell("Saved as " + typed + ".");
            }
        }
    }

    private final class SinceDialog {

        private final DayPicker from;
        private final FormDialog dialog;

        SinceDialog(Days days) {
            from = new DayPicker(days.bounds(desk.formats().time().today()).from());
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
            from = new DayPicker(days.bounds(desk.formats().time().today()).from());
            to = new DayPicker(days.bounds(desk.formats().time().today()).to());
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
                dialog.wrong(name, money().problemOfBalance(field.getText()));
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
            return direction == null ? "" : direction.title();
        }

        @Override
        public Amounts.Direction fromString(String text) {
            throw new UnsupportedOperationException("Nothing can be typed into it");
        }
    }
}
