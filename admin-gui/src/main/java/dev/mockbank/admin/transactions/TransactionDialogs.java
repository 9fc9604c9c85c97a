package dev.mockbank.admin.transactions;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.control.SuggestField;
import dev.mockbank.admin.format.TransactionText;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Notice;
import dev.mockbank.admin.transactions.Edits.Edit;
import dev.mockbank.admin.transactions.entry.DescriptionSuggestions;
import dev.mockbank.admin.transactions.entry.Draft;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.TransactionChange;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes transactions' words, or deletes them. What was done can be undone by its notice.
final class TransactionDialogs {

    /// From so many on it is asked first.
    private static final int MANY = 100;

    private final TransactionsModel model;
    private final Desk desk;

    TransactionDialogs(TransactionsModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    /// Opens the dialog for a transaction's category and description.
    void edit(Row.Booked row) {
        new EditDialog(row).dialog.show();
    }

    /// Opens the dialog for the category of several.
    void recategorise(List<Row.Booked> rows) {
        new CategoryDialog(rows).dialog.show();
    }

    /// Deletes them; of very many it is asked first.
    void delete(List<Row.Booked> rows) {
        if (rows.size() < MANY) {
            model.delete(rows);
        } else {
            new FormDialog(desk.dialogs(), "Delete " + count(rows) + "?", "Delete " + count(rows), () -> {
                        desk.dialogs().close();
                        model.delete(rows);
                    })
                    .say("Their balances move back. This can be undone for " + Deletion.SECONDS + " seconds.")
                    .risky()
                    .show();
        }
    }

    private void apply(List<Edit> edits, String sentence, FormDialog dialog) {
        var needed = edits.stream().filter(Edit::isNeeded).toList();
        if (needed.isEmpty()) {
            dialog.close();
            return;
        }
        model.edit(
                needed,
                done -> {
                    dialog.close();
                    desk.notices().tell(sentence, Notice.Offer.undo(() -> undo(done)));
                },
                dialog::failed);
    }

    private void undo(Edits.Done done) {
        model.edit(done.undo(), _ -> desk.notices().tell("Changed back."), model.content()::failed);
    }

    private final class EditDialog {

        private final Row.Booked row;
        private final SuggestField category =
                SuggestField.of(model.searching().choicesProperty().get().categoryNames());
        private final SuggestField description = new SuggestField(new DescriptionSuggestions(desk.session())::suggest);
        private final String categoryBefore;
        private final String descriptionBefore;
        private final FormDialog dialog;

        EditDialog(Row.Booked row) {
            this.row = row;
            category.setText(text(TransactionText.line(row.transaction().category())));
            category.setPromptText("None");
            description.setText(text(TransactionText.line(row.transaction().description())));
            categoryBefore = category.getText();
            descriptionBefore = description.getText();
            dialog = new FormDialog(desk.dialogs(), "Edit transaction", "Save changes", this::save)
                    .say(facts() + "\nWhat was booked stays: to change it, delete the transaction and add another.")
                    .field(Draft.CATEGORY, "Category", category)
                    .field(Draft.DESCRIPTION, "Description", description);
        }

        private void save() {
            // A field that stands as it was is not sent: it has no room for all that a text may have in it.
            var change = new TransactionChange(
                    !category.getText().equals(categoryBefore),
                    nullIfEmpty(category.getText().strip()),
                    !description.getText().equals(descriptionBefore),
                    nullIfEmpty(description.getText().strip()));
            apply(List.of(new Edit(row, change)), "Changed.", dialog);
        }

        /// Such as `Fresh Fields Market, −63.15 on Checking, 20 Nov 12:11.`
        private String facts() {
            var transaction = row.transaction();
            var name = text(TransactionText.line(transaction.description()));
            return (name.isEmpty() ? "" : name + ", ")
                    + desk.formats().money().movement(transaction.amount()) + " on " + row.account() + ", "
                    + desk.formats().time().when(transaction.timestamp()) + ".";
        }
    }

    private final class CategoryDialog {

        private final List<Row.Booked> rows;
        private final SuggestField category =
                SuggestField.of(model.searching().choicesProperty().get().categoryNames());
        private final FormDialog dialog;

        CategoryDialog(List<Row.Booked> rows) {
            this.rows = rows;
            category.setPromptText("None");
            dialog = new FormDialog(desk.dialogs(), "Change the category", "Change " + count(rows), this::save)
                    .field(Draft.CATEGORY, "Category of " + count(rows) + ", empty for none", category);
        }

        private void save() {
            var wanted = nullIfEmpty(category.getText().strip());
            apply(
                    rows.stream().map(row -> Edit.ofCategory(row, wanted)).toList(),
                    count(rows) + (wanted == null ? " without a category now." : " in " + wanted + " now."),
                    dialog);
        }
    }

    private String count(List<Row.Booked> rows) {
        return desk.formats().numbers().count(rows.size(), "transaction", "transactions");
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
