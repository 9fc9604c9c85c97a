package dev.mockbank.admin.transactions.entry;

import atlantafx.base.theme.Styles;
import dev.mockbank.admin.control.DayPicker;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.control.SuggestField;
import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.admin.transactions.filter.Choices;
import dev.mockbank.shared.Account;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The fields of a new transaction. A transfer has two accounts, and happens now.
final class TransactionForm {

    private static final double TIME_WIDTH = 80;
    private static final Map<Kind, String> PLACES =
            Map.of(Kind.SPENDING, Styles.LEFT_PILL, Kind.INCOME, Styles.CENTER_PILL, Kind.TRANSFER, Styles.RIGHT_PILL);

    private final ToggleGroup kinds = new ToggleGroup();
    private final TextField amount = new TextField();
    private final AccountBox account;
    private final AccountBox from;
    private final AccountBox to;
    private final SuggestField category;
    private final SuggestField description;
    private final DayPicker date = new DayPicker(null);
    private final TextField time = new TextField();

    /// @param descriptions suggests descriptions
    TransactionForm(Choices choices, DescriptionSuggestions descriptions, MoneyText money) {
        account = new AccountBox(choices.accounts(), money);
        from = new AccountBox(choices.accounts(), money);
        to = new AccountBox(choices.accounts(), money);
        category = SuggestField.of(choices.categoryNames());
        category.setPromptText("None");
        description = new SuggestField(descriptions::suggest)
                .onChosen(chosen -> descriptions.categoryOf(chosen).ifPresent(this::suggestCategory));
        from.valueProperty().bindBidirectional(account.valueProperty());
        account.setValue(choices.accounts().getFirst());
        // A transfer goes to another account than the one that it leaves.
        from.valueProperty()
                .subscribe(source -> to.offer(choices.accounts().stream()
                        .filter(each -> !each.equals(source))
                        .toList()));
        amount.focusedProperty().subscribe(focused -> {
            if (!focused) {
                money.read(amount.getText()).ifPresent(read -> amount.setText(money.magnitude(read)));
            }
        });
        amount.setPromptText("0.00");
        description.setPromptText("Such as a shop or a person");
        date.setPromptText("Now");
        date.setAccessibleText("Date, empty for now");
        time.setPromptText("Time");
        time.setAccessibleText("Time as hours and minutes");
        time.setPrefWidth(TIME_WIDTH);
    }

    /// Puts the fields into a dialog.
    void into(FormDialog dialog) {
        date.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(date, Priority.ALWAYS);
        var when = new HBox(date, time);
        when.getStyleClass().add("when");
        dialog.add(kindChoice())
                .field(Draft.AMOUNT, "Amount", amount)
                .field(Draft.ACCOUNT, "Account", account)
                .field(Draft.FROM, "From account", from)
                .field(Draft.TO, "To account", to)
                .field(Draft.CATEGORY, "Category", category)
                .field(Draft.DESCRIPTION, "Description", description)
                .field(Draft.TIMESTAMP, "When", when);
        var transfer = kinds.selectedToggleProperty()
                .map(toggle -> toggle.getUserData() == Kind.TRANSFER)
                .orElse(false);
        showWhile(account, transfer.map(moves -> !moves));
        showWhile(from, transfer);
        showWhile(to, transfer);
        showWhile(when, transfer.map(moves -> !moves));
    }

    /// What the dialog does, by the kind that is chosen.
    ObservableValue<String> verb() {
        return kinds.selectedToggleProperty()
                .map(toggle -> toggle.getUserData() == Kind.TRANSFER ? "Move money" : "Add transaction")
                .orElse("Add transaction");
    }

    /// Chooses the account at the beginning.
    void choose(Account chosen) {
        account.getItems().stream()
                .filter(each -> each.id() == chosen.id())
                .findFirst()
                .ifPresent(account::setValue);
    }

    /// What has been typed so far.
    Draft draft() {
        return new Draft(
                kind(),
                amount.getText(),
                account.getValue(),
                to.getValue(),
                category.getText(),
                description.getText(),
                date.text(),
                time.getText());
    }

    /// The field of the time, for when just that is wrong.
    Node timeField() {
        return time;
    }

    /// What stood beside the description last stands beside it again, unless another was typed.
    private void suggestCategory(String last) {
        if (category.getText().isBlank()) {
            category.setText(last);
        }
    }

    private Kind kind() {
        return kinds.getSelectedToggle().getUserData() instanceof Kind kind ? kind : Kind.SPENDING;
    }

    private HBox kindChoice() {
        var row = new HBox();
        for (var kind : Kind.values()) {
            var button = new ToggleButton(kind.title());
            button.setUserData(kind);
            button.setToggleGroup(kinds);
            button.getStyleClass().add(PLACES.get(kind));
            button.setMaxWidth(Double.MAX_VALUE);
            // All as wide as each other, whatever stands on them.
            button.setPrefWidth(1);
            HBox.setHgrow(button, Priority.ALWAYS);
            row.getChildren().add(button);
        }
        kinds.getToggles().getFirst().setSelected(true);
        // One of them holds always.
        kinds.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                kinds.selectToggle(before);
            }
        });
        return row;
    }

    /// A field's label and error come and go with its control.
    private static void showWhile(Node control, ObservableValue<Boolean> shown) {
        var field = control.getParent();
        field.visibleProperty().bind(shown);
        field.managedProperty().bind(shown);
    }
}
