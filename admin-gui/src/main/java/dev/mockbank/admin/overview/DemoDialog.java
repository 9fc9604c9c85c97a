package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.format.NumberText;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.NewDemoData;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javafx.scene.control.TextField;

/// Asks which demo data the bank is to be filled with.
final class DemoDialog {

    private static final String SEED = "seed";
    private static final String TRANSACTIONS = "transactions";

    /// What stands between groups of three figures.
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d)[,.'’ \\u00a0\\u202f](?=\\d{3}(?!\\d))");

    private final DemoModel model;
    private final NumberText numbers;
    private final FormDialog dialog;
    private final TextField seed = new TextField(Long.toString(NewDemoData.DEFAULT_SEED));
    private final TextField transactions = new TextField(Integer.toString(NewDemoData.DEFAULT_TRANSACTIONS));

    DemoDialog(DemoModel model, Desk desk) {
        this.model = model;
        this.numbers = desk.formats().numbers();
        this.dialog = new FormDialog(desk.dialogs(), "Load demo data", "Load demo data", this::fill)
                .say("Two years in the life of an invented household, until today: salaries, rent, groceries,"
                        + " subscriptions, holidays, savings. It comes in accounts of its own.")
                .field(SEED, "Seed number: the same one gives the same data, to the cent", seed)
                .field(
                        TRANSACTIONS,
                        "Transactions, " + range(NewDemoData.MIN_TRANSACTIONS, NewDemoData.MAX_TRANSACTIONS),
                        transactions);
    }

    void show() {
        dialog.show();
    }

    private void fill() {
        var chosenSeed = number(seed, 0, NewDemoData.MAX_SEED);
        var chosenTransactions = number(transactions, NewDemoData.MIN_TRANSACTIONS, NewDemoData.MAX_TRANSACTIONS);
        if (chosenSeed.isEmpty()) {
            dialog.wrong(SEED, "Enter a whole number, " + range(0, NewDemoData.MAX_SEED) + ".");
        }
        if (chosenTransactions.isEmpty()) {
            dialog.wrong(
                    TRANSACTIONS,
                    "Enter a whole number, " + range(NewDemoData.MIN_TRANSACTIONS, NewDemoData.MAX_TRANSACTIONS) + ".");
        }
        if (chosenSeed.isPresent() && chosenTransactions.isPresent()) {
            var wanted = new NewDemoData(chosenSeed.getAsLong(), (int) chosenTransactions.getAsLong(), null);
            model.fill(wanted, dialog::close, dialog::failed);
        }
    }

    private String range(long smallest, long largest) {
        return numbers.count(smallest) + " to " + numbers.count(largest);
    }

    private static OptionalLong number(TextField field, long smallest, long largest) {
        try {
            // As people write it, such as 20,000.
            long number =
                    Long.parseLong(THOUSANDS.matcher(field.getText().strip()).replaceAll(""));
            return number >= smallest && number <= largest ? OptionalLong.of(number) : OptionalLong.empty();
        } catch (NumberFormatException noNumber) {
            return OptionalLong.empty();
        }
    }
}
