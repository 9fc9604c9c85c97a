package dev.mockbank.admin.transactions.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page as the bank gave it, in the order of the list.
///
/// @param next     the cursor of the page behind it; null when it is unknown, or when this is the last
/// @param previous the cursor of the page before it in the reversed list; null when it is unknown
/// @param last     whether nothing lies behind it
public record Loaded(
        List<Row.Booked> rows,
        @Nullable String next,
        @Nullable String previous,
        boolean last) {

    static final Loaded NOTHING = new Loaded(List.of(), null, null, true);

    static Loaded forwards(List<Row.Booked> rows, @Nullable String next) {
        return new Loaded(rows, next, null, next == null);
    }

    static Loaded backwards(List<Row.Booked> rows, @Nullable String previous) {
        return new Loaded(rows.reversed(), null, previous, false);
    }
}
