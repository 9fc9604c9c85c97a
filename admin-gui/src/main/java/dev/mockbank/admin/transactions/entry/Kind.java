package dev.mockbank.admin.transactions.entry;

/// What a new transaction is for the one who adds it.
enum Kind {
    SPENDING("Spending"),
    INCOME("Income"),
    TRANSFER("Transfer");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /// What the user reads.
    String title() {
        return title;
    }
}
