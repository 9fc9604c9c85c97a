package dev.mockbank.server.backup;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table of a format, and the target of its rows.
///
/// @param target  the current table
/// @param columns the current columns by those of the format
record SavedTable(String target, Map<String, String> columns) {

    /// The tables of format 1, which had a single bank. Deleted transactions had a table of another structure, which
    /// is converted after loading.
    private static final Map<String, SavedTable> FORMAT_1 = Map.of(
            "accounts",
            new SavedTable("accounts", columns("id name type balance taken_back:deleted_total opening_balance")),
            "transactions",
            new SavedTable(
                    "transactions",
                    columns("id account_id amount category timestamp description total_after transfer_id")),
            "taken_back",
            new SavedTable("taken_back", columns("account_id transaction_id total")),
            "api_keys",
            new SavedTable("api_keys", columns("id key_hash prefix name created_at revoked last_used_at rate_limit")),
            "claims",
            new SavedTable("claims", columns("id request_hash created_at transaction_ids cents_after answer")));

    private static final Map<String, SavedTable> TODAY = Arrays.stream(BackupTable.values())
            .collect(Collectors.toMap(
                    BackupTable::sqlName,
                    table -> new SavedTable(table.sqlName(), columns(String.join(" ", table.columns())))));

    /// The table with this name, if the format has it.
    static Optional<SavedTable> named(int format, String name) {
        return Optional.ofNullable((format == 1 ? FORMAT_1 : TODAY).get(name));
    }

    private static Map<String, String> columns(String names) {
        return Stream.of(names.split(" ", -1))
                .map(name -> name.split(":", -1))
                .collect(Collectors.toMap(
                        name -> name[0], name -> name[name.length - 1], (one, _) -> one, LinkedHashMap::new));
    }

    /// The target of `COPY` to read rows with these columns of the format.
    String copyTarget(Iterable<String> names) {
        var now = new StringJoiner(", ", target + " (", ")");
        names.forEach(name -> now.add(columns.get(name)));
        return now.toString();
    }
}
