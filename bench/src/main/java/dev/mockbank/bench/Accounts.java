package dev.mockbank.bench;

/// Accounts with neighbouring ids.
///
/// @param first the lowest id
/// @param count at least 1
record Accounts(long first, int count) {

    Accounts {
        if (count < 1) {
            throw new IllegalArgumentException("accounts: " + count);
        }
    }

    /// The first of them.
    Accounts first(int number) {
        return new Accounts(first, number);
    }

    long last() {
        return first + count - 1;
    }
}
