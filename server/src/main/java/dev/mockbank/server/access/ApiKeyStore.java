package dev.mockbank.server.access;

import dev.mockbank.server.db.Conditions;
import dev.mockbank.server.db.Rows;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.shared.Access;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.NewApiKey;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The table of API keys.
final class ApiKeyStore {

    private static final String INSERT = """
            INSERT INTO api_keys (key_hash, prefix, name, rate_limit, sandbox_id, access)
            SELECT ?, ?, ?, CAST(? AS integer), id, ? FROM sandboxes WHERE id = ? AND ledger_id IS NOT NULL
            RETURNING id, name, prefix, created_at, last_used_at, revoked, rate_limit, sandbox_id, access""";

    private static final String ACTIVE = """
            SELECT key_hash, api_keys.id, api_keys.name, rate_limit, api_keys.sandbox_id, access, ledger_id,
                   CAST(faults AS text) AS faults,
                   coalesce(last_used_at < now() - interval '1 minute', true) AS use_is_news
            FROM api_keys
            JOIN sandboxes ON sandboxes.id = api_keys.sandbox_id
            JOIN ledgers ON ledgers.id = ledger_id
            WHERE key_hash = ANY (CAST(? AS bytea[])) AND NOT revoked
                AND coalesce(expires_at > now(), true)
            LIMIT ?""";

    /// When two servers record the same use, one of them skips the row.
    private static final String USED = """
            UPDATE api_keys SET last_used_at = now()
            WHERE id IN (SELECT id FROM api_keys WHERE id = ANY (CAST(? AS bigint[])) FOR NO KEY UPDATE SKIP LOCKED)""";

    private static final String PAGE = """
            SELECT id, name, prefix, created_at, last_used_at, revoked, rate_limit, sandbox_id, access
            FROM api_keys %s ORDER BY id LIMIT :limit""";

    private static final String UPDATE = """
            UPDATE api_keys
            SET name = CASE WHEN :sets_name THEN CAST(:name AS varchar) ELSE name END,
                rate_limit = CASE WHEN :sets_rate_limit THEN CAST(:rate_limit AS integer) ELSE rate_limit END
            WHERE id = :id
            RETURNING id, name, prefix, created_at, last_used_at, revoked, rate_limit, sandbox_id, access""";

    private static final String REVOKE = "UPDATE api_keys SET revoked = true WHERE id = ?";

    private static final String COUNT = "SELECT count(*) AS keys FROM api_keys LIMIT 1";

    /// An active key, as the access check needs it.
    ///
    /// @param useIsNews whether its last use is due to be recorded
    record Active(KeyHash hash, Caller.Client client, boolean useIsNews) {}

    /// Empty when there is no such sandbox.
    Optional<ApiKey> insert(DbExecute db, KeyHash hash, String prefix, NewApiKey key) {
        return db.createGet(INSERT)
                .addParam(hash.bytes())
                .addParam(prefix)
                .addParam(key.name())
                .addParam(key.rateLimit())
                .addParam(key.access().wireName())
                .addParam(key.sandboxId())
                .execute()
                .map(ApiKeyStore::apiKey);
    }

    /// Those of the keys that exist and are not revoked.
    List<Active> active(DbExecute db, List<KeyHash> hashes) {
        try (var rows = db.createQuery(ACTIVE)
                .addParam(hashes.stream().map(KeyHash::bytes).toArray(byte[][]::new))
                .addParam(hashes.size())
                .execute()) {
            return rows.map(row -> new Active(
                            KeyHash.stored(row.column("key_hash").get(byte[].class)),
                            Caller.Client.named(
                                    Rows.number(row, "id"),
                                    Rows.numberOrNull(row, "rate_limit"),
                                    new SandboxId((int) Rows.number(row, "sandbox_id")),
                                    access(row),
                                    Rows.textOrNull(row, "name"),
                                    faults(row)),
                            row.column("use_is_news").getBoolean()))
                    .toList();
        }
    }

    void used(DbExecute db, List<Long> ids) {
        db.createUpdate(USED)
                .addParam(ids.stream().mapToLong(Long::longValue).toArray())
                .execute();
    }

    /// The keys after an id, in the order of their ids.
    List<ApiKey> page(DbExecute db, long afterId, int limit) {
        return new Conditions()
                .add("id > :after", "after", afterId)
                .set("limit", limit)
                .query(db, PAGE, ApiKeyStore::apiKey);
    }

    Optional<ApiKey> update(DbExecute db, long id, ApiKeyChange change) {
        return db.createGet(UPDATE)
                .addParam("sets_name", change.setsName())
                .addParam("name", change.name())
                .addParam("sets_rate_limit", change.setsRateLimit())
                .addParam("rate_limit", change.rateLimit())
                .addParam("id", id)
                .execute()
                .map(ApiKeyStore::apiKey);
    }

    boolean revoke(DbExecute db, long id) {
        return db.createUpdate(REVOKE).params(id).execute() > 0;
    }

    long count(DbExecute db) {
        return db.createGet(COUNT)
                .execute()
                .map(row -> Rows.number(row, "keys"))
                .orElseThrow();
    }

    private static ApiKey apiKey(DbRow row) {
        return new ApiKey(
                Rows.number(row, "id"),
                Rows.textOrNull(row, "name"),
                Rows.text(row, "prefix"),
                Rows.instant(row, "created_at"),
                Rows.instantOrNull(row, "last_used_at"),
                row.column("revoked").getBoolean(),
                Rows.numberOrNull(row, "rate_limit"),
                Rows.number(row, "sandbox_id"),
                access(row));
    }

    private static @Nullable StoredFaults faults(DbRow row) {
        var rules = Rows.textOrNull(row, "faults");
        return rules == null ? null : new StoredFaults((int) Rows.number(row, "ledger_id"), rules);
    }

    private static Access access(DbRow row) {
        return Access.named(Rows.text(row, "access")).orElseThrow();
    }
}
