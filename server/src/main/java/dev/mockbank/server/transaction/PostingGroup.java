package dev.mockbank.server.transaction;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Postings that stand or fall together.
///
/// @param sandbox whose accounts they move
/// @param list    1 to [#MAX] in their order
/// @param linked  whether they are the legs of a transfer and name each other
/// @param claim   the claim of their request; null when it may not be repeated
record PostingGroup(
        SandboxId sandbox,
        List<NewTransaction> list,
        boolean linked,
        @Nullable Claim claim) {

    /// How many a group has at the most.
    static final int MAX = 1_000;

    int size() {
        return list.size();
    }
}
