package dev.mockbank.server.backup;

/// How much is in a bank.
record BankSize(long accounts, long transactions, long apiKeys) {

    boolean isEmpty() {
        return accounts == 0 && transactions == 0 && apiKeys == 0;
    }

    /// As people say it.
    @Override
    public String toString() {
        return counted(accounts, "account") + ", " + counted(transactions, "transaction") + " and "
                + counted(apiKeys, "API key");
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
