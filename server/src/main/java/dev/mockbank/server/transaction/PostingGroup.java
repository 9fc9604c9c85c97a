package dev.mockbank.server.transaction;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.NewTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Postings that are booked all together or not at all.
///
/// @param sandbox the sandbox of their accounts
/// @param list    1 to [#MAX] postings in order
/// @param linked  whether they are the legs of a transfer, and refer to each other
/// @param claim   the claim of their request; null when the request has no `Idempotency-Key`
record PostingGroup(
        SandboxId sandbox,
        List<NewTransaction> list,
        boolean linked,
        @Nullable Claim claim) {

    /// The maximum number of postings in a group.
    static final int MAX = 1_000;

    int size() {
        return list.size();
    }
}
