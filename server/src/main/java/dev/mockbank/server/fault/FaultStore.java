package dev.mockbank.server.fault;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import io.helidon.dbclient.DbExecute;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rules of a sandbox, in the row of its ledger: a snapshot, a fork and a reset have those of what
/// they copy.
final class FaultStore {

    private static final String FIND =
            "SELECT CAST(faults AS text) AS faults FROM ledgers WHERE id = " + SandboxId.LEDGER;

    private static final String REPLACE = "UPDATE ledgers SET faults = CAST(? AS jsonb) WHERE id = " + SandboxId.LEDGER;

    /// The rules as JSON; empty when there are none.
    Optional<String> find(DbExecute db, SandboxId sandbox) {
        return db.createGet(FIND)
                .params(sandbox.value())
                .execute()
                .flatMap(row -> Optional.ofNullable(Rows.textOrNull(row, "faults")));
    }

    /// Replaces the rules.
    ///
    /// @param rules as JSON; null for none
    /// @return false when there is no such sandbox
    boolean replace(DbExecute db, SandboxId sandbox, @Nullable String rules) {
        return db.createUpdate(REPLACE)
                        .addParam(rules)
                        .addParam(sandbox.value())
                        .execute()
                > 0;
    }
}
