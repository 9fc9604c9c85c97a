package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.Transfer;
import java.util.Objects;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// Changes a transaction's words, or takes it back.
final class TransactionDialogs {

    private final TransactionsModel model;
    private final Desk desk;

    TransactionDialogs(TransactionsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    /// Opens the dialog for its category and description.
    void edit(Row.Booked row) {
        new Edit(row).dialog.show();
    }

    /// Asks whether to delete it; of a transfer, both sides are named.
    void delete(Row.Booked row) {
        var transferId = row.transaction().transferId();
        if (transferId == null) {
            confirm(
                    row,
                    "Delete this transaction?",
                    "Delete transaction",
                    facts(row) + "\n\nDelete removes it and moves the balance of " + row.account() + " back by "
                            + movement(row.transaction().amount().negated()) + ".");
        } else {
            model.transferOf(transferId, transfer -> confirmTransfer(row, transfer));
        }
    }

    private void confirmTransfer(Row.Booked row, Transfer transfer) {
        confirm(
                row,
                "Delete this transfer?",
                "Delete transfer",
                desk.formats().money().magnitude(transfer.amount()) + " from "
                        + model.accountName(transfer.fromAccountId()) + " to "
                        + model.accountName(transfer.toAccountId()) + ", "
                        + desk.formats().time().when(transfer.timestamp())
                        + ".\n\nDelete removes both of its transactions and moves both balances back.");
    }

    private void confirm(Row.Booked row, String title, String verb, String text) {
        new Deletion(row, title, verb, text).dialog.show();
    }

    private final class Deletion {

        private final Row.Booked row;
        private final FormDialog dialog;

        Deletion(Row.Booked row, String title, String verb, String text) {
            this.row = row;
            this.dialog = new FormDialog(desk.dialogs(), title, verb, this::delete)
                    .say(text)
                    .risky();
        }

        private void delete() {
            model.delete(
                    row,
                    () -> {
                        dialog.close();
                        desk.notices().tell("Deleted. The balance has moved back.");
                    },
                    dialog::failed);
        }
    }

    private final class Edit {

        private final Row.Booked row;
        private final CategoryBox category;
        private final TextField description;
        private final FormDialog dialog;

        Edit(Row.Booked row) {
            this.row = row;
            this.category = new CategoryBox(model.choicesProperty().get().categories());
            this.category.setValue(text(row.transaction().category()));
            this.description = new TextField(text(row.transaction().description()));
            this.dialog = new FormDialog(desk.dialogs(), "Edit transaction", "Save changes", this::save)
                    .say(facts(row) + "\nWhat was booked stays: to change it, delete the transaction and add another.")
                    .field(Draft.CATEGORY, "Category", category)
                    .field(Draft.DESCRIPTION, "Description", description);
        }

        private void save() {
            var newCategory = category.text().strip();
            var newDescription = description.getText().strip();
            var change = new TransactionChange(
                    !newCategory.equals(text(row.transaction().category())),
                    newCategory.isEmpty() ? null : newCategory,
                    !newDescription.equals(text(row.transaction().description())),
                    newDescription.isEmpty() ? null : newDescription);
            if (change.setsCategory() || change.setsDescription()) {
                model.change(row, change, dialog::close, dialog::failed);
            } else {
                dialog.close();
            }
        }
    }

    /// Such as `Fresh Fields Market, −63.15 on Checking, 20 Nov 12:11.`
    private String facts(Row.Booked row) {
        Transaction transaction = row.transaction();
        var name = text(transaction.description());
        return (name.isEmpty() ? "" : name + ", ") + movement(transaction.amount()) + " on " + row.account() + ", "
                + desk.formats().time().when(transaction.timestamp()) + ".";
    }

    private String movement(Money amount) {
        return desk.formats().money().movement(amount);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
