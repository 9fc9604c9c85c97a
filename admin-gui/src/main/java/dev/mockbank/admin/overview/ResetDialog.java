package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.Deletion;
import javafx.scene.control.CheckBox;

/// Asks whether really everything is to be deleted, and says what that is.
final class ResetDialog {

    private final Desk desk;
    private final DemoModel model;
    private final NumberText numbers;
    private final FormDialog dialog;

    ResetDialog(DemoModel model, Glance glance, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.numbers = desk.formats().numbers();
        var everything = new Deletion(glance.accounts(), glance.transactions());
        var sure = new CheckBox("Yes, delete " + text(everything));
        this.dialog = new FormDialog(
                        desk.dialogs(), "Delete all accounts and transactions?", "Delete everything", this::reset)
                .risky()
                .say("The bank is empty then, for everyone who uses it. API keys stay, and so does the server with its"
                        + " settings.")
                .field("confirm", "This cannot be undone.", sure)
                .enabledWhile(sure.selectedProperty());
    }

    void show() {
        dialog.show();
    }

    private void reset() {
        model.reset(
                deletion -> {
                    dialog.close();
                    desk.notices().tell(text(deletion) + " are deleted. API keys are kept.");
                },
                dialog::failed);
    }

    private String text(Deletion deletion) {
        return numbers.count(deletion.accounts(), "account", "accounts") + " and "
                + numbers.count(deletion.transactions(), "transaction", "transactions");
    }
}
