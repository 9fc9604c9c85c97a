package dev.mockbank.server.transaction;

import dev.mockbank.shared.NewTransaction;
import java.util.List;

/// Postings that stand or fall together.
///
/// @param list   1 to [#MAX] in their order
/// @param linked whether they are the legs of a transfer and name each other
record Postings(List<NewTransaction> list, boolean linked) {

    /// How many a group has at the most.
    static final int MAX = 1_000;

    int size() {
        return list.size();
    }
}
