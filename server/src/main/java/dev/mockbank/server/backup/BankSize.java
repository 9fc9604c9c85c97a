package dev.mockbank.server.backup;

import java.util.Locale;

/// The size of a bank.
record BankSize(long accounts, long transactions, long apiKeys) {

    boolean isEmpty() {
        return accounts == 0 && transactions == 0 && apiKeys == 0;
    }

    /// Such as `2 accounts, 20,000 transactions and 1 API key`.
    @Override
    public String toString() {
        return counted(accounts, "account") + ", " + counted(transactions, "transaction") + " and "
                + counted(apiKeys, "API key");
    }

    private static String counted(long number, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
