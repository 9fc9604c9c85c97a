package dev.mockbank.server.db;

/// The sandbox whose rows a statement may touch: a bank of its own inside the server. It comes from the caller's key,
/// and every statement on the books gets it.
///
/// @param value 1 or more
public record SandboxId(int value) {

    /// The bank of those who know of no sandboxes.
    public static final SandboxId MAIN = new SandboxId(1);

    /// A lock for the rest of the transaction, so that what changes the books of a sandbox happens one after another
    /// on all servers, and the order of numbers is the order of commits. It is to be a statement of its own, before
    /// the one that writes: only then does that see all that was committed under the lock before. The parameter is
    /// the sandbox's id.
    public static final String LOCK = "SELECT pg_advisory_xact_lock(1835166321, ?)";

    /// The same for several sandboxes; the parameter is an array of their ids in ascending order.
    public static final String LOCK_ALL =
            "SELECT pg_advisory_xact_lock(1835166321, sandbox) FROM unnest(CAST(? AS integer[])) AS sandbox";

    /// Whether nobody else changes the books of the sandbox as a whole: fills them with demo data, or replaces them. If
    /// so, nobody else does until the end of the transaction. The parameter is the sandbox's id.
    public static final String TRY_LOCK_WHOLE = "SELECT pg_try_advisory_xact_lock(1835166322, ?) AS free LIMIT 1";

    /// The current ledger as a subquery, for statements that read. The parameter is the sandbox's id.
    public static final String LEDGER = "(SELECT ledger_id FROM sandboxes WHERE id = ?)";

    /// The columns of a ledger, and the last number that was given in it; read behind the lock.
    public static final String LEDGERS = """
            SELECT sandboxes.id AS sandbox_id, sandboxes.ledger_id, greatest(
                (SELECT max(id) FROM transactions WHERE transactions.ledger_id = sandboxes.ledger_id),
                (SELECT max(id) FROM changes WHERE changes.ledger_id = sandboxes.ledger_id),
                rolled_up_to, changes_to, sandboxes.last_id) AS last_id
            FROM sandboxes JOIN roll_ups ON roll_ups.ledger_id = sandboxes.ledger_id""";

    public SandboxId {
        if (value < 1) {
            throw new IllegalArgumentException("no sandbox has the id " + value);
        }
    }
}
