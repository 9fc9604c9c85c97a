package dev.mockbank.server.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestPostgres;

/// Audits the sums in the database itself, in one statement, which sees one moment.
public final class SumsAudit {

    private static final String DIFFERENCES = """
            WITH booked AS (
                SELECT account_id, timestamp, left(category, 100) AS category, transfer_id IS NOT NULL AS transfer,
                    amount
                FROM transactions
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX)
                    AND account_id NOT IN (SELECT id FROM accounts WHERE closed_id IS NOT NULL
                        AND ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX))
            ), tail AS (
                SELECT * FROM not_rolled_up WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX)
                    AND account_id NOT IN (SELECT id FROM accounts WHERE closed_id IS NOT NULL
                        AND ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX))
            ), months AS (
                SELECT account_id, month, category, transfer, income, expense, count FROM open_monthly_sums
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX)
                    AND account_id NOT IN (SELECT id FROM accounts WHERE closed_id IS NOT NULL
                        AND ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX))
                UNION ALL
                SELECT number, date_trunc('month', timestamp AT TIME ZONE 'UTC')::date, category, transfer,
                    sign * greatest(amount, 0), sign * least(amount, 0), sign
                FROM tail CROSS JOIN LATERAL (VALUES (account_id), (0)) AS part (number)
            ), months_found AS (
                SELECT account_id, month, category, transfer, sum(income), sum(expense), sum(count) FROM months
                GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0 OR sum(income) <> 0 OR sum(expense) <> 0
            ), months_expected AS (
                SELECT number, date_trunc('month', timestamp AT TIME ZONE 'UTC')::date, category, transfer,
                    sum(greatest(amount, 0)), sum(least(amount, 0)), count(*)
                FROM booked CROSS JOIN LATERAL (VALUES (account_id), (0)) AS part (number) GROUP BY 1, 2, 3, 4
            ), days AS (
                SELECT account_id, day, amount FROM open_daily_sums
                WHERE ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX)
                    AND account_id NOT IN (SELECT id FROM accounts WHERE closed_id IS NOT NULL
                        AND ledger_id = (SELECT ledger_id FROM sandboxes WHERE id = SANDBOX))
                UNION ALL
                SELECT number, (timestamp AT TIME ZONE 'UTC')::date, sign * amount
                FROM tail CROSS JOIN LATERAL (VALUES (account_id), (0)) AS part (number)
            ), days_found AS (
                SELECT account_id, day, sum(amount) FROM days GROUP BY 1, 2 HAVING sum(amount) <> 0
            ), days_expected AS (
                SELECT number, (timestamp AT TIME ZONE 'UTC')::date, sum(amount)
                FROM booked CROSS JOIN LATERAL (VALUES (account_id), (0)) AS part (number)
                GROUP BY 1, 2 HAVING sum(amount) <> 0
            ), differences AS (
                (SELECT 'surplus', m::text FROM (TABLE months_found EXCEPT TABLE months_expected) m)
                UNION ALL (SELECT 'missing', m::text FROM (TABLE months_expected EXCEPT TABLE months_found) m)
                UNION ALL (SELECT 'surplus', d::text FROM (TABLE days_found EXCEPT TABLE days_expected) d)
                UNION ALL (SELECT 'missing', d::text FROM (TABLE days_expected EXCEPT TABLE days_found) d)
            )
            SELECT coalesce(string_agg(differences::text, ' '), '') FROM differences""";

    private SumsAudit() {}

    /// The sums of `main`, with what they do not hold yet, are those of the transactions.
    public static void check(String databaseUrl) {
        check(databaseUrl, 1);
    }

    /// The same of any sandbox.
    public static void check(String databaseUrl, int sandbox) {
        assertThat(TestPostgres.query(databaseUrl, DIFFERENCES.replace("SANDBOX", Integer.toString(sandbox))))
                .as("differences between the sums and the transactions")
                .isEmpty();
    }

    /// How far the sums are.
    static long rolledUpTo(String databaseUrl) {
        return Long.parseLong(TestPostgres.query(
                databaseUrl, "SELECT rolled_up_to FROM roll_ups JOIN sandboxes USING (ledger_id) WHERE id = 1"));
    }
}
