package dev.mockbank.server.backup;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses the body of a backup.
final class BackupBody {

    private final BackupReader reader;
    private final int format;
    private final Map<String, Long> rows = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private String madeBy = "an unknown version";
    private Instant takenAt = Instant.EPOCH;
    private int differences;

    /// The table whose rows follow, and its columns in order.
    record TableRows(String name, SavedTable table, List<String> columns) {

        /// The target of `COPY`.
        String target() {
            return table.copyTarget(columns);
        }
    }

    /// @param format the number of the format
    BackupBody(BackupReader reader, int format) {
        this.reader = reader;
        this.format = format;
    }

    /// Reads up to the next table, whose rows are then read from the reader. Null at the end of the body.
    @Nullable
    TableRows nextTable() throws IOException {
        while (true) {
            var line = reader.line();
            var words = line.subList(1, line.size());
            switch (line.getFirst()) {
                case BackupFormat.MADE_BY -> madeBy = only(words);
                case BackupFormat.TAKEN_AT -> takenAt = instant(only(words));
                case BackupFormat.NUMBERS -> noteNumber(words);
                case BackupFormat.DIFFERENCES -> differences = (int) number(only(words));
                case BackupFormat.TABLE -> {
                    return tableRows(words);
                }
                case BackupFormat.END -> {
                    return null;
                }
                default -> throw unknown("the line '" + line.getFirst() + "'");
            }
        }
    }

    /// Records the number of rows of a table.
    void noteRows(TableRows table, long count) {
        rows.put(table.name(), count);
    }

    /// The last id that was assigned in the table.
    long lastNumber(String table) {
        return numbers.getOrDefault(table, 0L);
    }

    /// The contents, after everything was read.
    BackupContents contents() {
        return new BackupContents(madeBy, takenAt, rows, differences);
    }

    /// Names become part of statements, so only known ones are accepted.
    private TableRows tableRows(List<String> words) {
        var table = table(words);
        var name = words.getFirst();
        var columns = words.subList(1, words.size());
        for (var column : columns) {
            if (!table.columns().containsKey(column)) {
                throw unknown("the column " + column + " of " + name);
            }
        }
        if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size() || rows.containsKey(name)) {
            throw unreadable("columns of " + name);
        }
        return new TableRows(name, table, columns);
    }

    private void noteNumber(List<String> words) {
        table(words);
        numbers.put(words.getFirst(), number(only(words.subList(1, words.size()))));
    }

    private SavedTable table(List<String> words) {
        if (words.isEmpty()) {
            throw unreadable("a table without a name");
        }
        return SavedTable.named(format, words.getFirst()).orElseThrow(() -> unknown("the table " + words.getFirst()));
    }

    private static String only(List<String> words) {
        if (words.size() != 1) {
            throw unreadable("a line with " + words.size() + " words");
        }
        return words.getFirst();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw unreadable("'" + text + "'");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw unreadable("'" + text + "'");
        }
    }

    private BackupException unknown(String what) {
        return new BackupException("The backup has " + what + ", which this Mockbank does not support; restore it with"
                + " the one that wrote it (" + madeBy + "), or a newer one. Nothing was changed");
    }

    private static BackupException unreadable(String what) {
        return new BackupException("The backup was not written by Mockbank: it has " + what + ". Nothing was changed");
    }
}
