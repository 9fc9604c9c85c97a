package dev.mockbank.server.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.Await;
import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;

/// How many rows of the transactions PostgreSQL reads for a request, by its statistics.
record RowsRead(TestBank bank, String database) {

    /// PostgreSQL publishes its statistics once a second at most.
    private static final int PUBLISHED_SECONDS = 30;

    /// What others read may be published late and counts once; a request that reads too much does so each time.
    void assertFewer(String path, long rows) {
        Await.until(PUBLISHED_SECONDS, () -> readFor(path) < rows);
    }

    /// Sends the request until the statistics include it.
    private long readFor(String path) {
        long before = read();
        int[] sent = {0};
        Await.until(PUBLISHED_SECONDS, () -> {
            assertThat(bank.get(path).status()).isEqualTo(200);
            sent[0]++;
            return read() > before;
        });
        return (read() - before) / sent[0];
    }

    private long read() {
        return Long.parseLong(
                TestPostgres.query(
                        database,
                        "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_user_tables WHERE relname = 'transactions'"));
    }
}
