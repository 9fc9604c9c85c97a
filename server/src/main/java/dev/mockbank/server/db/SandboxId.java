package dev.mockbank.server.db;

/// The id of the sandbox whose rows a statement may access. It comes from the caller's key, and every
/// statement on the books requires it.
///
/// @param value 1 or more
public record SandboxId(int value) {

    /// The sandbox `main`, which exists in every database.
    public static final SandboxId MAIN = new SandboxId(1);

    /// Locks a sandbox until the end of the transaction, so that changes to its books happen one after
    /// another on all servers, and the order of ids is the order of commits. It must be a separate
    /// statement before the one that writes: only then does that one see everything that was committed
    /// under the lock before. The parameter is the id of the sandbox.
    public static final String LOCK = "SELECT pg_advisory_xact_lock(1835166321, ?)";

    /// The same for several sandboxes; the parameter is an array of their ids in ascending order.
    public static final String LOCK_ALL =
            "SELECT pg_advisory_xact_lock(1835166321, sandbox) FROM unnest(CAST(? AS integer[])) AS sandbox";

    /// Tries to lock the ledger of a sandbox as a whole, as filling it with demo data or replacing it
    /// requires, until the end of the transaction; returns whether the lock was free. The parameter is
    /// the id of the sandbox.
    public static final String TRY_LOCK_WHOLE = "SELECT pg_try_advisory_xact_lock(1835166322, ?) AS free LIMIT 1";

    /// The current ledger as a subquery, for statements that read. The parameter is the id of the
    /// sandbox.
    public static final String LEDGER = "(SELECT ledger_id FROM sandboxes WHERE id = ?)";

    /// The columns of a ledger, and the last id that was assigned in it; read while holding the lock.
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
