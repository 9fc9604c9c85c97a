package dev.mockbank.server.household;

import dev.mockbank.shared.AccountType;

/// Where the household's money is: each becomes an account.
public enum Wallet {
    CHECKING("Checking", AccountType.CHECKING),
    SAVINGS("Savings", AccountType.SAVINGS),
    CARD("Credit card", AccountType.CHECKING),
    CASH("Cash", AccountType.CHECKING),
    CAFE("Café Lindenhof", AccountType.CHECKING);

    private final String title;
    private final AccountType type;

    Wallet(String title, AccountType type) {
        this.title = title;
        this.type = type;
    }

    /// The account's name.
    public String title() {
        return title;
    }

    /// The account's type.
    public AccountType type() {
        return type;
    }
}
