package dev.mockbank.admin.transactions.export;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.transactions.list.AccountNames;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.Timestamps;
import dev.mockbank.shared.client.TransactionFilter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes what a search finds into a file, page by page (source: RFC 4180, in UTF-8). The file appears when it is
/// complete; until then, what is written lies beside it, and goes away when the export fails or is cancelled.
public final class CsvExport {

    private static final int PAGE_ROWS = 1_000;
    /// By which Excel knows UTF-8.
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private static final String LINE_END = "\r\n";
    private static final String HEAD =
            "id,timestamp,account_id,account,amount,category,description,balance_after,transfer_id" + LINE_END;

    private final AccountNames names;

    CsvExport(AccountNames names) {
        this.names = names;
    }

    /// What is to be written.
    ///
    /// @param byteOrderMark whether the file begins with a byte order mark
    public record Wanted(TransactionFilter search, Path file, boolean byteOrderMark) {}

    /// Writes it. Waits for the bank.
    ///
    /// @param progress hears how many rows have been written
    /// @return how many rows there are
    /// @throws IOException when the file cannot be written
    long write(Bank bank, Wanted wanted, LongConsumer progress) throws IOException {
        var file = wanted.file();
        var part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long rows;
            try (var out = Files.newBufferedWriter(part)) {
                if (wanted.byteOrderMark()) {
                    out.write(BYTE_ORDER_MARK);
                }
                rows = write(bank, wanted.search().limit(PAGE_ROWS), out, progress);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long write(Bank bank, TransactionFilter search, Writer out, LongConsumer progress) throws IOException {
        out.write(HEAD);
        long written = 0;
        String cursor = null;
        do {
            var page = bank.client().transactions().page(search.after(cursor));
            for (var row : names.rows(bank, page.rows())) {
                out.write(line(row));
            }
            written += page.rows().size();
            progress.accept(written);
            cursor = page.next();
        } while (cursor != null);
        return written;
    }

    /// One row, with its line's end.
    static String line(Row.Booked row) {
        var transaction = row.transaction();
        return Stream.of(
                        Long.toString(transaction.id()),
                        Timestamps.format(transaction.timestamp()),
                        Long.toString(transaction.accountId()),
                        text(row.account()),
                        transaction.amount().toString(),
                        text(transaction.category()),
                        text(transaction.description()),
                        transaction.balanceAfter().toString(),
                        Objects.toString(transaction.transferId(), ""))
                .collect(Collectors.joining(",", "", LINE_END));
    }

    /// A text of others must not become a formula in a spreadsheet (source: OWASP, "CSV Injection").
    private static String text(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
