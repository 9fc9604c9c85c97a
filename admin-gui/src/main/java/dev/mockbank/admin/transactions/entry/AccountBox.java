package dev.mockbank.admin.transactions.entry;

import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.shared.Account;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A choice of an account, with what is on it.
final class AccountBox extends ComboBox<Account> {

    /// So few that they have room beneath the box.
    private static final int MAX_ROWS = 6;

    AccountBox(List<Account> accounts, MoneyText money) {
        offer(accounts);
        setVisibleRowCount(MAX_ROWS);
        setPromptText("Choose an account");
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Account account) {
                return account == null ? "" : account.name() + " · " + money.balance(account.balance());
            }

            @Override
            public @Nullable Account fromString(String text) {
                // Nothing can be typed into it.
                return null;
            }
        });
    }

    /// Lets the user choose among others; what is chosen stays if it is among them.
    void offer(List<Account> accounts) {
        var chosen = getValue();
        getItems().setAll(accounts);
        setValue(chosen != null && accounts.contains(chosen) ? chosen : null);
    }
}
