package dev.mockbank.bench;

import java.util.Locale;

/// An act, done again and again to accounts taken at random.
///
/// @param cursor where a page begins; empty is the first page
record Workload(Act act, Accounts accounts, String cursor) {

    Workload(Act act, Accounts accounts) {
        this(act, accounts, "");
    }

    /// What it does, in the words of a table.
    String label() {
        if (!act.posts()) {
            return cursor.isEmpty() ? act.label() : act.label() + ", the last by cursor";
        }
        return act.label()
                + (accounts.count() == 1
                        ? ", one account"
                        : String.format(Locale.ROOT, ", %,d accounts", accounts.count()));
    }
}
