package dev.mockbank.admin.transactions.entry;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.transactions.filter.Choices;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Money;
import java.util.Optional;

/// Adds a transaction or a transfer. Any screen may open it.
public final class AddTransactionDialog {

    private final Desk desk;

    public AddTransactionDialog(Desk desk) {
        this.desk = desk;
    }

    /// Asks for the accounts and categories, and opens.
    public void open() {
        open(Optional.empty());
    }

    /// Opens with an account chosen.
    public void open(Account account) {
        open(Optional.of(account));
    }

    private void open(Optional<Account> account) {
        desk.session()
                .ask(
                        Choices::of,
                        choices -> open(choices, account),
                        failure -> desk.notices().tell(failure.sentence()));
    }

    private void open(Choices choices, Optional<Account> account) {
        if (choices.accounts().isEmpty()) {
            new FormDialog(desk.dialogs(), "Add transaction", "Open an account…", this::openAccountFirst)
                    .say("A transaction belongs to an account, and your bank has none yet.")
                    .show();
        } else {
            var entry = new Entry(choices);
            account.ifPresent(entry.form::choose);
            entry.dialog.show();
        }
    }

    private void openAccountFirst() {
        desk.dialogs().close();
        desk.navigator().create(Screen.ACCOUNTS);
    }

    /// The dialog while it is open.
    private final class Entry {

        private final TransactionForm form;
        private final FormDialog dialog;

        Entry(Choices choices) {
            form = new TransactionForm(
                    choices,
                    new DescriptionSuggestions(desk.session()),
                    desk.formats().money());
            dialog = new FormDialog(desk.dialogs(), "Add transaction", "", this::add);
            form.into(dialog);
            dialog.verb(form.verb());
        }

        private void add() {
            switch (form.draft().read(desk.formats().money(), desk.formats().time())) {
                case Draft.Read.Wrong(var sentences) -> sentences.forEach(this::wrong);
                case Draft.Read.Posting(var transaction) ->
                    book(bank -> {
                        var made = bank.client().transactions().create(transaction);
                        return movement(made.amount()) + " booked. The balance is now " + balance(made.balanceAfter())
                                + ".";
                    });
                case Draft.Read.Move(var transfer) ->
                    book(bank -> {
                        var made = bank.client().transfers().create(transfer);
                        return balance(made.amount()) + " moved to "
                                + bank.client()
                                        .accounts()
                                        .get(made.toAccountId())
                                        .name() + ".";
                    });
            }
        }

        private void wrong(String field, String sentence) {
            if (field.equals(Draft.TIME)) {
                dialog.wrong(Draft.TIMESTAMP, sentence, form.timeField());
            } else {
                dialog.wrong(field, sentence);
            }
        }

        private void book(Session.Question<String> act) {
            desk.session()
                    .ask(
                            act,
                            sentence -> {
                                dialog.close();
                                desk.notices().tell(sentence);
                                desk.session().changed();
                            },
                            dialog::failed);
        }

        private String movement(Money amount) {
            return desk.formats().money().movement(amount);
        }

        private String balance(Money amount) {
            return desk.formats().money().balance(amount);
        }
    }
}
