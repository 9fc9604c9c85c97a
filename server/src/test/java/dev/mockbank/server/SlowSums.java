package dev.mockbank.server;

/// Makes the sums of a database so slow that no read of them ends.
final class SlowSums {

    private SlowSums() {}

    static void in(String databaseUrl) {
        var view = TestPostgres.query(databaseUrl, "SELECT pg_get_viewdef('not_rolled_up')")
                .replaceFirst(";$", "");
        TestPostgres.execute(
                databaseUrl,
                "CREATE OR REPLACE VIEW not_rolled_up AS SELECT latest.* FROM (SELECT pg_sleep(60) OFFSET 0) slow"
                        + " LEFT JOIN (" + view + ") latest ON true");
    }
}
