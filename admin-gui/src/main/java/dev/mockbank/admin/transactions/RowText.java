package dev.mockbank.admin.transactions;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.format.TransactionText;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.shared.Json;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectWriter;

/// Transactions as texts for other programs.
final class RowText {

    private static final ObjectWriter JSON = Json.mapper().writerWithDefaultPrettyPrinter();

    private final Formats formats;

    RowText(Formats formats) {
        this.formats = formats;
    }

    /// One line for each, its cells apart by tabs, as spreadsheets take it: times and amounts are written so that they
    /// are read as such in the user's locale.
    String cells(List<Row.Booked> rows) {
        return rows.stream().map(this::cells).collect(Collectors.joining("\n"));
    }

    /// As the API shows it.
    static String json(List<Row.Booked> rows) {
        var transactions = rows.stream().map(Row.Booked::transaction).toList();
        return JSON.writeValueAsString(transactions.size() == 1 ? transactions.getFirst() : transactions);
    }

    /// A command that asks for it; the key is to be put into the environment.
    static String curl(URI bank, Row.Booked row) {
        var address = bank.resolve("/transactions/" + row.transaction().id());
        return "curl -H \"x-api-key: $API_KEY\" " + address;
    }

    private String cells(Row.Booked row) {
        var transaction = row.transaction();
        return Stream.of(
                        formats.time().plain(transaction.timestamp()),
                        cell(transaction.description()),
                        cell(transaction.category()),
                        cell(row.account()),
                        formats.money().plain(transaction.amount()),
                        formats.money().plain(TransactionText.balance(transaction)))
                .collect(Collectors.joining("\t"));
    }

    /// A text of others must not become a formula in a spreadsheet (source: OWASP, "CSV Injection"), nor another cell.
    private static String cell(@Nullable String text) {
        var line = Objects.requireNonNullElse(text, "").replaceAll("[\\t\\r\\n]+", " ");
        return !line.isEmpty() && "=+-@".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    }
}
