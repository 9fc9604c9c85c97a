package dev.mockbank.admin.transactions;

import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.shared.Account;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A choice of an account, with what is on it.
final class AccountBox extends ComboBox<Account> {

    AccountBox(List<Account> accounts, MoneyText money) {
        getItems().setAll(accounts);
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
}
