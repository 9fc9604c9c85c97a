package dev.mockbank.admin.accounts;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The dialogs that open, change and delete an account.
final class AccountDialogs {

    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String BALANCE = "balance";
    private static final String NAMELESS = "Give the account a name.";

    private final AccountsModel model;
    private final Desk desk;

    AccountDialogs(AccountsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    /// Asks for a new account.
    void create() {
        new Creation().dialog.show();
    }

    /// Asks for another name or type.
    void edit(Account account) {
        new Change(account).dialog.show();
    }

    /// Says what goes with an account, and asks whether to delete it.
    void delete(Account account) {
        model.countTransactions(account, transactions -> new Deletion(account, transactions).dialog.show());
    }

    private final class Creation {

        private final TextField name = new TextField();
        private final ComboBox<AccountType> type = types();
        private final TextField balance = new TextField();
        private final FormDialog dialog = new FormDialog(desk.dialogs(), "New account", "Open account", this::open);

        Creation() {
            name.setPromptText("Such as Everyday");
            type.setValue(AccountType.CHECKING);
            balance.setPromptText(desk.formats().money().balance(Money.ZERO));
            dialog.field(NAME, "Name", name).field(TYPE, "Type", type).field(BALANCE, "Opening balance", balance);
        }

        private void open() {
            if (name.getText().isBlank()) {
                dialog.wrong(NAME, NAMELESS);
                return;
            }
            var typed = balance.getText().isBlank() ? balance.getPromptText() : balance.getText();
            var opening = desk.formats().money().read(typed);
            if (opening.isEmpty()) {
                dialog.wrong(BALANCE, desk.formats().money().problemOfBalance(typed));
                return;
            }
            model.create(
                    new NewAccount(name.getText().strip(), type.getValue(), opening.get()),
                    account -> {
                        dialog.close();
                        desk.notices().tell(account.name() + " is open.");
                    },
                    dialog::failed);
        }
    }

    private final class Change {

        private final Account account;
        private final TextField name;
        private final String nameBefore;
        private final ComboBox<AccountType> type = types();
        private final FormDialog dialog = new FormDialog(desk.dialogs(), "Edit account", "Save", this::save);

        Change(Account account) {
            this.account = account;
            name = new TextField(account.name());
            nameBefore = name.getText();
            // A type that is unknown here stays unless another one is chosen.
            type.setPromptText(TypeTotal.title(account.type()));
            AccountType.named(account.type()).ifPresent(type::setValue);
            dialog.field(NAME, "Name", name).field(TYPE, "Type", type);
        }

        private void save() {
            if (name.getText().isBlank()) {
                dialog.wrong(NAME, NAMELESS);
                return;
            }
            model.change(
                    account,
                    // What stands as it was is not sent: a field has no room for all that a name may have in it.
                    new AccountChange(
                            name.getText().equals(nameBefore)
                                    ? null
                                    : name.getText().strip(),
                            type.getValue()),
                    changed -> {
                        dialog.close();
                        desk.notices().tell(changed.name() + " is saved.");
                    },
                    dialog::failed);
        }
    }

    private final class Deletion {

        private final Account account;
        private final FormDialog dialog;

        Deletion(Account account, long transactions) {
            this.account = account;
            dialog = new FormDialog(desk.dialogs(), "Delete " + account.name() + "?", "Delete account", this::delete)
                    .say(consequence(transactions))
                    .say("This cannot be undone.")
                    .risky();
        }

        private String consequence(long transactions) {
            var balance = desk.formats().money().balance(account.balance());
            var goes = transactions == 0
                    ? "It has no transactions."
                    : "Its " + desk.formats().numbers().count(transactions, "transaction", "transactions")
                            + (transactions == 1 ? " is deleted with it." : " are deleted with it.");
            return goes + " Its balance of " + balance + " leaves your bank’s total.";
        }

        private void delete() {
            model.delete(
                    account,
                    () -> {
                        dialog.close();
                        desk.notices().tell(account.name() + " is deleted.");
                    },
                    dialog::failed);
        }
    }

    private static ComboBox<AccountType> types() {
        var types = new ComboBox<AccountType>();
        types.getItems().setAll(AccountType.values());
        types.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable AccountType type) {
                return type == null ? "" : TypeTotal.title(type.wireName());
            }

            @Override
            public @Nullable AccountType fromString(String text) {
                return null;
            }
        });
        return types;
    }
}
