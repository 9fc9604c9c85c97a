package dev.mockbank.server.sandbox;

import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.NewSandbox;
import dev.mockbank.shared.Sandbox;
import dev.mockbank.shared.SandboxChange;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of sandboxes. One without a ledger is being deleted, and is not there for anyone.
final class SandboxStore {

    private static final String COLUMNS = """
            sandboxes.id AS sandbox_id, sandboxes.name, currency, sandboxes.created_at, expires_at,
            (SELECT max(last_used_at) FROM api_keys WHERE api_keys.sandbox_id = sandboxes.id) AS last_used_at,
            (SELECT count(*) FROM api_keys WHERE api_keys.sandbox_id = sandboxes.id AND NOT revoked) AS keys,
            coalesce(jsonb_array_length(faults -> 'rules'), 0) AS faults, ledgers.id, %s, %s""".formatted(LedgerStore.ACCOUNTS, LedgerStore.TRANSACTIONS);

    private static final String PAGE = """
            SELECT %s FROM sandboxes JOIN ledgers ON ledgers.id = sandboxes.ledger_id
            WHERE sandboxes.id > :after ORDER BY sandboxes.id LIMIT :limit""".formatted(COLUMNS);

    private static final String FIND = """
            SELECT %s FROM sandboxes JOIN ledgers ON ledgers.id = sandboxes.ledger_id
            WHERE sandboxes.id = ?""".formatted(COLUMNS);

    private static final String EXISTS = "SELECT id FROM sandboxes WHERE id = ? AND ledger_id IS NOT NULL";

    private static final String COUNT =
            "SELECT count(*) AS sandboxes FROM sandboxes WHERE ledger_id IS NOT NULL LIMIT 1";

    private static final String INSERT = """
            WITH made AS (
                INSERT INTO sandboxes (name, currency, expires_at, ledger_id)
                VALUES (:name, :currency, now() + make_interval(secs => CAST(:expires_in AS double precision)),
                    nextval('ledgers_id_seq'))
                RETURNING id, ledger_id, created_at, expires_at
            ), ledger AS (
                INSERT INTO ledgers (id, sandbox_id, last_account_id) SELECT ledger_id, id, 0 FROM made
            ), sums AS (
                INSERT INTO roll_ups (ledger_id, rolled_up_to, changes_to) SELECT ledger_id, 0, 0 FROM made
            )
            SELECT id, ledger_id, created_at, expires_at FROM made""";

    private static final String UPDATE = """
            UPDATE sandboxes
            SET name = coalesce(CAST(:name AS varchar), name), currency = coalesce(CAST(:currency AS varchar), currency),
                expires_at = CASE WHEN :sets_expiry
                    THEN now() + make_interval(secs => CAST(:expires_in AS double precision)) ELSE expires_at END
            WHERE id = :id AND ledger_id IS NOT NULL""";

    /// Its keys go at once, and the rows of its ledgers afterwards. `main` stays.
    private static final String DELETE = """
            WITH gone AS (
                UPDATE sandboxes SET ledger_id = NULL
                WHERE id = ANY (ARRAY(
                    SELECT id FROM sandboxes WHERE ledger_id IS NOT NULL AND id <> 1 AND %s LIMIT 100 FOR UPDATE %s))
                RETURNING id
            ), keys AS (
                DELETE FROM api_keys USING gone WHERE sandbox_id = gone.id
            ), discarded AS (
                UPDATE ledgers SET discarded_at = now(), snapshot = NULL FROM gone
                WHERE sandbox_id = gone.id AND discarded_at IS NULL
            )
            SELECT count(*) AS sandboxes FROM gone""";

    private static final String DELETE_ONE = DELETE.formatted("id = ?", "");
    private static final String DELETE_EXPIRED = DELETE.formatted("expires_at <= now()", "SKIP LOCKED");

    private static final String NEXT_EXPIRY =
            "SELECT min(expires_at) AS expires_at FROM sandboxes WHERE expires_at IS NOT NULL AND ledger_id IS NOT NULL";

    /// A sandbox that was made.
    record Made(
            SandboxId id,
            int ledgerId,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /// The sandboxes after an id, in the order of their ids.
    List<Sandbox> page(DbExecute db, long afterId, int limit) {
        try (var rows = db.createQuery(PAGE)
                .addParam("after", afterId)
                .addParam("limit", limit)
                .execute()) {
            return rows.map(SandboxStore::sandbox).toList();
        }
    }

    Optional<Sandbox> find(DbExecute db, SandboxId id) {
        return db.createGet(FIND).params(id.value()).execute().map(SandboxStore::sandbox);
    }

    boolean exists(DbExecute db, SandboxId id) {
        return db.createGet(EXISTS).params(id.value()).execute().isPresent();
    }

    /// How many there are. Others may be created at the same time.
    long count(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> Rows.number(row, "sandboxes"))
                .orElseThrow();
    }

    /// Makes one with an empty ledger.
    Made insert(DbExecute db, NewSandbox wanted, String currency) {
        return db.createGet(INSERT)
                .addParam("name", wanted.name())
                .addParam("currency", currency)
                .addParam("expires_in", wanted.expiresIn())
                .execute()
                .map(row -> new Made(
                        new SandboxId((int) Rows.number(row, "id")),
                        (int) Rows.number(row, "ledger_id"),
                        Rows.instant(row, "created_at"),
                        Rows.instantOrNull(row, "expires_at")))
                .orElseThrow();
    }

    boolean update(DbExecute db, SandboxId id, SandboxChange change) {
        return db.createUpdate(UPDATE)
                        .addParam("name", change.name())
                        .addParam("currency", change.currency())
                        .addParam("sets_expiry", change.setsExpiry())
                        .addParam("expires_in", change.expiresIn())
                        .addParam("id", id.value())
                        .execute()
                > 0;
    }

    /// Deletes one, but not `main`.
    boolean delete(DbExecute db, SandboxId id) {
        return deleted(db.createGet(DELETE_ONE).params(id.value()).execute()) > 0;
    }

    /// Deletes some of those whose time has come.
    ///
    /// @return how many
    long deleteExpired(DbExecute db) {
        return deleted(db.createGet(DELETE_EXPIRED).execute());
    }

    /// When the next one expires; empty when none does.
    Optional<Instant> nextExpiry(DbExecute db) {
        return db.createGet(NEXT_EXPIRY)
                .execute()
                .flatMap(row -> Optional.ofNullable(Rows.instantOrNull(row, "expires_at")));
    }

    private static long deleted(Optional<DbRow> row) {
        return row.map(found -> Rows.number(found, "sandboxes")).orElseThrow();
    }

    private static Sandbox sandbox(DbRow row) {
        return new Sandbox(
                Rows.number(row, "sandbox_id"),
                Rows.text(row, "name"),
                Rows.text(row, "currency"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "expires_at"),
                Rows.instantOrNull(row, "last_used_at"),
                Rows.number(row, "faults"),
                Rows.number(row, "accounts"),
                Rows.number(row, "transactions"),
                Rows.number(row, "keys"));
    }
}
