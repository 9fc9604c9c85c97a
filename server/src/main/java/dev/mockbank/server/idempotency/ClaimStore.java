package dev.mockbank.server.idempotency;

import io.helidon.dbclient.DbExecute;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The table of claims. The claims of postings are written by the posting statement itself.
final class ClaimStore {

    private static final String FIND = """
            SELECT request_hash = ? AS by_this_request, answer FROM claims
            WHERE ledger_id = coalesce((SELECT ledger_id FROM sandboxes WHERE id = ?), 0) AND id = ?
                AND created_at >= now() - make_interval(hours => CAST(? AS integer))""";

    private static final String INSERT = """
            INSERT INTO claims (ledger_id, id, request_hash, answer)
            VALUES (coalesce((SELECT ledger_id FROM sandboxes WHERE id = ?), 0), ?, ?, ?)""";

    private static final String FORGET = """
            DELETE FROM claims
            WHERE ledger_id = coalesce((SELECT ledger_id FROM sandboxes WHERE id = ?), 0) AND id = ?
                AND created_at < now() - make_interval(hours => CAST(? AS integer))""";

    /// Skips rows that another server is deleting.
    private static final String SWEEP = """
            DELETE FROM claims WHERE (ledger_id, id) IN (
                SELECT ledger_id, id FROM claims WHERE created_at < now() - make_interval(hours => CAST(? AS integer))
                ORDER BY created_at LIMIT ? FOR UPDATE SKIP LOCKED)""";

    /// A claim that was fulfilled, by this request or by an earlier one with its key.
    record Fulfilled(boolean byThisRequest, ByteBuffer sealedAnswer) {}

    Optional<Fulfilled> find(DbExecute db, int sandbox, Claim claim, int hours) {
        return db.createGet(FIND)
                .params(claim.requestHash(), sandbox, claim.id(), hours)
                .execute()
                .map(row -> new Fulfilled(
                        row.column("by_this_request").getBoolean(),
                        ByteBuffer.wrap(row.column("answer").get(byte[].class))));
    }

    void insert(DbExecute db, int sandbox, Claim claim, byte[] sealedAnswer) {
        db.createInsert(INSERT)
                .params(sandbox, claim.id(), claim.requestHash(), sealedAnswer)
                .execute();
    }

    /// Deletes a claim if it has expired.
    void forget(DbExecute db, int sandbox, Claim claim, int hours) {
        db.createDelete(FORGET).params(sandbox, claim.id(), hours).execute();
    }

    /// Deletes expired claims, the oldest first.
    ///
    /// @return how many
    long sweep(DbExecute db, int hours, int limit) {
        return db.createDelete(SWEEP).params(hours, limit).execute();
    }
}
