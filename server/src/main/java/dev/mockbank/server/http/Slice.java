package dev.mockbank.server.http;

import java.util.List;

/// A page of a list.
///
/// @param rows the rows in the list's order
/// @param more whether there is another page behind it
/// @param <T>  what the list is of
public record Slice<T>(List<T> rows, boolean more) {

    /// The page of at most `limit` rows, out of a query that asked for one more to see whether there is another page.
    public static <T> Slice<T> of(List<T> rowsAndOneMore, int limit) {
        return rowsAndOneMore.size() > limit
                ? new Slice<>(rowsAndOneMore.subList(0, limit), true)
                : new Slice<>(rowsAndOneMore, false);
    }
}
