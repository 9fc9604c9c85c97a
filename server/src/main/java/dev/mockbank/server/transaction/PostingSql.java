package dev.mockbank.server.transaction;

/// The texts of the statements that book.
final class PostingSql {

    /// For a posting that is alone.
    static final String BOOK_ONE = """
            WITH moved AS (
                UPDATE accounts SET balance = balance + ? WHERE id = ? RETURNING id, balance, taken_back
            ), booked AS (
                INSERT INTO transactions (account_id, amount, category, timestamp, description, total_after)
                SELECT id, ?, ?, coalesce(CAST(? AS timestamptz), now()), ?, balance + taken_back FROM moved
                RETURNING id, timestamp
            )
            SELECT booked.id, booked.timestamp, moved.balance AS balance_after, CAST(NULL AS bigint) AS transfer_id
            FROM booked, moved LIMIT 1""";

    /// Locks the accounts in the order of their numbers, as everywhere; leaves out the groups of which an account is
    /// missing; numbers what is left in its order, with the balance after it, none of which may be too large, not
    /// even for a moment; moves each balance once, by the sum; inserts the rows.
    private static final String BOOK = """
            WITH posting AS MATERIALIZED (
                SELECT group_number, account_id, cents * 0.01 AS amount, category, happened_at,
                    coalesce(happened_at, now()) AS timestamp, description, place
                FROM unnest(CAST(? AS integer[]), CAST(? AS integer[]), CAST(? AS bigint[]), CAST(? AS text[]),
                    CAST(? AS timestamptz[]), CAST(? AS text[])) WITH ORDINALITY
                    AS p (group_number, account_id, cents, category, happened_at, description, place)
            ), %slocked AS MATERIALIZED (
                SELECT id, balance, taken_back FROM accounts
                WHERE id = ANY (CAST(? AS integer[])) ORDER BY id FOR NO KEY UPDATE
            ), accepted AS MATERIALIZED (
                SELECT nextval('transactions_id_seq') AS id, summed.* FROM (
                    SELECT posting.*, taken_back,
                        CAST(balance + sum(amount) OVER (PARTITION BY account_id ORDER BY place) AS numeric(18, 2))
                            AS balance_after
                    FROM posting JOIN locked ON locked.id = account_id
                    WHERE group_number NOT IN (
                        SELECT group_number FROM posting WHERE account_id NOT IN (SELECT id FROM locked))%s
                    ORDER BY place) summed
            ), linked AS MATERIALIZED (
                SELECT accepted.*, CASE WHEN group_number = ANY (CAST(? AS integer[]))
                    THEN min(id) OVER (PARTITION BY group_number) END AS transfer_id
                FROM accepted
            ), moved AS (
                UPDATE accounts SET balance = balance + net.amount
                FROM (SELECT account_id, sum(amount) AS amount FROM accepted GROUP BY account_id) net
                WHERE accounts.id = net.account_id
            ), booked AS (
                INSERT INTO transactions (
                    id, account_id, amount, category, timestamp, description, total_after, transfer_id)
                SELECT id, account_id, amount, category, timestamp, description, balance_after + taken_back, transfer_id
                FROM linked ORDER BY place
            )%s
            SELECT place, id, timestamp, balance_after, transfer_id, 'booked' AS state FROM linked
            %sORDER BY place LIMIT ?""";

    /// For many postings, none of which has a claim.
    static final String BOOK_MANY = BOOK.formatted("", "", "", "");

    /// The claims of the groups, and those of them that are there. Each is looked up by itself: joined, they would be
    /// found by reading the whole table as long as PostgreSQL does not know how large it has become.
    private static final String KNOWN = """
            claim AS MATERIALIZED (
                SELECT group_number, id, request_hash
                FROM unnest(CAST(? AS integer[]), CAST(? AS bytea[]), CAST(? AS bytea[]))
                    AS c (group_number, id, request_hash)
            ), known AS MATERIALIZED (
                SELECT group_number, found.created_at, transaction_ids, cents_after,
                    CASE WHEN found.created_at < now() - make_interval(hours => CAST(? AS integer)) THEN 'expired'
                        WHEN found.request_hash <> claim.request_hash THEN 'used otherwise'
                        ELSE 'replayed' END AS state
                FROM claim CROSS JOIN LATERAL (SELECT * FROM claims WHERE claims.id = claim.id LIMIT 1) found
            ),\s""";

    private static final String NOT_KNOWN = " AND group_number NOT IN (SELECT group_number FROM known)";

    /// Inserted behind the locks of the accounts and in their order, so that two servers cannot block each other. Where
    /// another server was first, its claim breaks the whole statement, which is then run again and finds it.
    private static final String CLAIMED = """
            , claimed AS (
                INSERT INTO claims (id, request_hash, transaction_ids, cents_after)
                SELECT claim.id, request_hash, array_agg(linked.id ORDER BY place),
                    array_agg(CAST(balance_after * 100 AS bigint) ORDER BY place)
                FROM claim JOIN linked USING (group_number)
                GROUP BY claim.id, request_hash ORDER BY claim.id
            )""";

    /// What the claims that were there say; the rest of the answer stands in the repeated request.
    private static final String REPLAYED = """
            UNION ALL
            SELECT place, transaction_ids[number], coalesce(happened_at, created_at), cents_after[number] * 0.01,
                CASE WHEN group_number = ANY (CAST(? AS integer[])) THEN transaction_ids[1] END, state
            FROM (
                SELECT posting.*, created_at, transaction_ids, cents_after, state,
                    CAST(row_number() OVER (PARTITION BY group_number ORDER BY place) AS integer) AS number
                FROM posting JOIN known USING (group_number)) repeated
            """;

    /// For postings some of which have a claim.
    static final String BOOK_CLAIMED = BOOK.formatted(KNOWN, NOT_KNOWN, CLAIMED, REPLAYED);

    private PostingSql() {}
}
