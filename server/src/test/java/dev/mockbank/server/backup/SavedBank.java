package dev.mockbank.server.backup;

import dev.mockbank.server.TestBank;
import dev.mockbank.server.TestPostgres;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/// A bank with something of everything in it, and what makes it the same bank wherever it is.
public final class SavedBank {

    /// Whatever a text may have that a format could stumble over.
    private static final String ODD_TEXT = "tab\\tline\\nslash\\\\dot\\\\.\\n\\\\.\\n ä € 🏦 \\\\N \\\"quoted\\\"";

    /// Every saved table as text, and each description and sum that is not nothing.
    private static final String FINGERPRINT = """
            SELECT (SELECT string_agg(a::text, ';' ORDER BY id) FROM accounts a)
                || (SELECT md5(string_agg(t::text, ';' ORDER BY id)) FROM transactions t)
                || (SELECT coalesce(string_agg(b::text, ';' ORDER BY b::text), '-') FROM deleted_amounts b)
                || (SELECT md5(string_agg((id, key_hash, prefix, name, created_at, revoked, rate_limit)::text, ';'
                    ORDER BY id)) FROM api_keys)
                || (SELECT md5(coalesce(string_agg(c::text, ';' ORDER BY id), '')) FROM claims c)
                || (SELECT coalesce(string_agg(faults::text, ';' ORDER BY id), '-') FROM ledgers)""";

    private SavedBank() {}

    /// Fills a bank by its API.
    public static void fill(TestBank bank) {
        long first = bank.newAccount("100.00");
        long second = bank.newAccount("-5.01");
        for (int i = 0; i < 20; i++) {
            bank.post(
                    "/transactions",
                    "{\"account_id\":%d,\"amount\":%d.37,\"category\":\"c%d\",\"description\":\"%s\",\"timestamp\":\"20%d-03-01T00:00:00Z\"}"
                            .formatted(first, i - 7, i % 3, i % 2 == 0 ? ODD_TEXT : "plain", 10 + i % 15));
        }
        bank.post(
                "/transfers",
                "{\"from_account_id\":" + first + ",\"to_account_id\":" + second + ",\"amount\":\"12.34\"}");
        bank.delete("/transactions/3");
        bank.send(
                "POST",
                "/transactions",
                bank.key(),
                repeatedPosting(first),
                Map.of("Content-Type", "application/json", "Idempotency-Key", "once"));
        bank.send(
                "PUT",
                "/admin/sandboxes/1/faults",
                TestBank.MASTER_KEY,
                "{\"seed\":3,\"rules\":[{\"path\":\"/x\",\"fault\":\"truncate\"}]}");
        bank.newKey();
        bank.send("DELETE", "/accounts/keys/2", TestBank.MASTER_KEY, null);
    }

    /// The body that was posted with the Idempotency-Key `once`.
    public static String repeatedPosting(long account) {
        return "{\"account_id\":" + account + ",\"amount\":\"1.00\",\"description\":\"once\"}";
    }

    /// Equal for equal banks.
    public static String fingerprint(String databaseUrl) {
        return TestPostgres.query(databaseUrl, FINGERPRINT);
    }

    /// All that hangs on the tables.
    public static String structure(String databaseUrl) {
        return TestPostgres.query(
                databaseUrl,
                "SELECT (SELECT string_agg(indexdef, ';' ORDER BY indexdef) FROM pg_indexes WHERE schemaname = 'public')"
                        + " || (SELECT string_agg(conname || pg_get_constraintdef(oid), ';' ORDER BY conname)"
                        + " FROM pg_constraint WHERE connamespace = 'public'::regnamespace)");
    }

    static BackupContents save(String databaseUrl, Path file) {
        try (var made = NewFile.at(file, true)) {
            var contents = new Backups("1.2.3").write(DatabaseUrl.parse(databaseUrl), made.out());
            made.publish();
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BackupContents restore(Path file, String databaseUrl, boolean replace) {
        return new Restores(step -> {}).restore(DatabaseUrl.parse(databaseUrl), BackupFile.verified(file), replace);
    }

    /// A database with the tables of this version, and nothing in them.
    public static String emptyBank() {
        var url = TestPostgres.freshDatabase();
        Schema.migrate(DatabaseUrl.parse(url));
        return url;
    }
}
