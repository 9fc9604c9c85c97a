package dev.mockbank.server.transaction;

import dev.mockbank.server.db.SandboxId;

/// The SQL that books postings. A separate first statement in the same round trip takes the locks of the
/// sandboxes, so that the second one sees everything that was booked before, and assigns the next ids.
final class PostingSql {

    /// Books a single posting.
    static final String BOOK_ONE = SandboxId.LOCK + ";\n" + """
            WITH ledger AS MATERIALIZED (
                %s WHERE sandboxes.id = ?
            ), moved AS (
                UPDATE accounts SET balance = balance + ? FROM ledger
                WHERE accounts.ledger_id = ledger.ledger_id AND accounts.id = ? AND closed_id IS NULL
                RETURNING ledger.ledger_id, last_id + 1 AS transaction_id, accounts.id AS account_id, balance,
                    deleted_total
            ), booked AS (
                INSERT INTO transactions (
                    ledger_id, id, account_id, amount, category, timestamp, description, total_after)
                SELECT ledger_id, transaction_id, account_id, ?, ?, CAST(? AS timestamptz), ?, balance + deleted_total
                FROM moved
            )
            SELECT transaction_id, balance FROM moved""".formatted(SandboxId.LEDGERS);

    /// Leaves out groups with an account that does not exist; assigns ids to the rest in order, with the
    /// balance after each, none of which may be too large, even temporarily; updates each balance once,
    /// by the total; inserts the rows.
    private static final String BOOK = """
            WITH posting AS MATERIALIZED (
                SELECT group_number, sandbox_id, account_id, cents * 0.01 AS amount, category, timestamp, description,
                    place
                FROM unnest(CAST(? AS integer[]), CAST(? AS integer[]), CAST(? AS integer[]), CAST(? AS bigint[]),
                    CAST(? AS text[]), CAST(? AS timestamptz[]), CAST(? AS text[])) WITH ORDINALITY
                    AS p (group_number, sandbox_id, account_id, cents, category, timestamp, description, place)
            ), ledger AS MATERIALIZED (
                LEDGERS WHERE sandboxes.id = ANY (CAST(? AS integer[]))
            ), KNOWN_CLAIMS locked AS MATERIALIZED (
                SELECT asked.sandbox_id, ledger.ledger_id, last_id, found.*
                FROM (SELECT DISTINCT sandbox_id, account_id FROM posting ORDER BY sandbox_id, account_id) asked
                JOIN ledger ON ledger.sandbox_id = asked.sandbox_id
                CROSS JOIN LATERAL (
                    SELECT id, balance, deleted_total FROM accounts
                    WHERE accounts.ledger_id = ledger.ledger_id AND id = asked.account_id AND closed_id IS NULL
                    LIMIT 1 FOR NO KEY UPDATE) found
            ), accepted AS MATERIALIZED (
                SELECT summed.*, last_id + row_number() OVER (PARTITION BY ledger_id ORDER BY place) AS id
                FROM (
                    SELECT posting.*, ledger_id, last_id, deleted_total,
                        CAST(balance + sum(amount) OVER (PARTITION BY ledger_id, account_id ORDER BY place)
                            AS numeric(18, 2)) AS balance_after
                    FROM posting JOIN locked ON locked.sandbox_id = posting.sandbox_id AND locked.id = account_id
                    WHERE group_number NOT IN (
                        SELECT group_number FROM posting
                        WHERE (sandbox_id, account_id) NOT IN (SELECT sandbox_id, id FROM locked)) NOT_KNOWN
                ) summed
            ), linked AS MATERIALIZED (
                SELECT accepted.*, CASE WHEN group_number = ANY (CAST(? AS integer[]))
                    THEN min(id) OVER (PARTITION BY group_number) END AS transfer_id
                FROM accepted
            ), moved AS (
                UPDATE accounts SET balance = balance + net.amount
                FROM (SELECT ledger_id, account_id, sum(amount) AS amount FROM accepted GROUP BY ledger_id, account_id)
                    net
                WHERE accounts.ledger_id = net.ledger_id AND accounts.id = net.account_id
            ), booked AS (
                INSERT INTO transactions (
                    ledger_id, id, account_id, amount, category, timestamp, description, total_after, transfer_id)
                SELECT ledger_id, id, account_id, amount, category, timestamp, description,
                    balance_after + deleted_total, transfer_id
                FROM linked ORDER BY ledger_id, id
            ) CLAIMED
            SELECT place, id, balance_after, 'booked' AS state, CAST(NULL AS timestamptz) AS booked_at FROM linked
            REPLAYED LIMIT ?""".replace("LEDGERS", SandboxId.LEDGERS);

    /// The claims of the groups, and which of them exist. Each is looked up on its own: with a join,
    /// PostgreSQL scans the whole table until its statistics reflect how large the table has become.
    private static final String KNOWN_CLAIMS = """
            claim AS MATERIALIZED (
                SELECT group_number, ledger_id, id, request_hash
                FROM unnest(CAST(? AS integer[]), CAST(? AS integer[]), CAST(? AS bytea[]), CAST(? AS bytea[]))
                    AS c (group_number, sandbox_id, id, request_hash)
                JOIN ledger ON ledger.sandbox_id = c.sandbox_id
            ), known AS MATERIALIZED (
                SELECT group_number, coalesce(found.booked_at, found.created_at) AS booked_at, transaction_ids,
                    cents_after,
                    CASE WHEN found.created_at < now() - make_interval(hours => CAST(? AS integer)) THEN 'expired'
                        WHEN found.request_hash <> claim.request_hash THEN 'used otherwise'
                        ELSE 'replayed' END AS state
                FROM claim
                CROSS JOIN LATERAL (
                    SELECT * FROM claims WHERE claims.ledger_id = claim.ledger_id AND claims.id = claim.id LIMIT 1) found
            ),""";

    private static final String NOT_KNOWN = "AND group_number NOT IN (SELECT group_number FROM known)";

    /// The parameter is the bank's current time: the timestamp of postings that came without one.
    private static final String CLAIMED = """
            , claimed AS (
                INSERT INTO claims (ledger_id, id, request_hash, booked_at, transaction_ids, cents_after)
                SELECT claim.ledger_id, claim.id, request_hash, CAST(? AS timestamptz),
                    array_agg(linked.id ORDER BY place), array_agg(CAST(balance_after * 100 AS bigint) ORDER BY place)
                FROM claim JOIN linked ON linked.group_number = claim.group_number
                GROUP BY claim.ledger_id, claim.id, request_hash
            )""";

    /// The stored part of the responses of existing claims; the rest of a response is in the repeated
    /// request.
    private static final String REPLAYED = """
            UNION ALL
            SELECT place, transaction_ids[number], cents_after[number] * 0.01, state, booked_at
            FROM (
                SELECT posting.place, booked_at, transaction_ids, cents_after, state,
                    CAST(row_number() OVER (PARTITION BY group_number ORDER BY place) AS integer) AS number
                FROM posting JOIN known USING (group_number)) repeated""";

    /// Books several postings without claims; the lock is held.
    static final String BOOK_MANY_LOCKED = BOOK.replace("KNOWN_CLAIMS", "")
            .replace("NOT_KNOWN", "")
            .replace("CLAIMED", "")
            .replace("REPLAYED", "");

    /// Books several postings, some of which have a claim; the lock is held.
    static final String BOOK_CLAIMED_LOCKED = BOOK.replace("KNOWN_CLAIMS", KNOWN_CLAIMS)
            .replace("NOT_KNOWN", NOT_KNOWN)
            .replace("CLAIMED", CLAIMED)
            .replace("REPLAYED", REPLAYED);

    static final String BOOK_MANY = SandboxId.LOCK_ALL + ";\n" + BOOK_MANY_LOCKED;

    static final String BOOK_CLAIMED = SandboxId.LOCK_ALL + ";\n" + BOOK_CLAIMED_LOCKED;

    /// The balances of open accounts, and which claims exist, to check groups one by one; the lock is
    /// held.
    static final String BALANCES = """
            SELECT asked.sandbox_id, accounts.id, balance
            FROM unnest(CAST(? AS integer[]), CAST(? AS integer[])) AS asked (sandbox_id, account_id)
            JOIN sandboxes ON sandboxes.id = asked.sandbox_id
            JOIN accounts ON accounts.ledger_id = sandboxes.ledger_id AND accounts.id = asked.account_id
                AND closed_id IS NULL
            FOR NO KEY UPDATE OF accounts""";

    static final String KNOWN = """
            SELECT c.group_number
            FROM unnest(CAST(? AS integer[]), CAST(? AS integer[]), CAST(? AS bytea[]))
                AS c (group_number, sandbox_id, id)
            JOIN sandboxes ON sandboxes.id = c.sandbox_id
            JOIN claims ON claims.ledger_id = sandboxes.ledger_id AND claims.id = c.id""";

    private PostingSql() {}
}
