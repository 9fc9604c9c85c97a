package dev.mockbank.server.http;

import java.util.List;

/// A page of a list.
///
/// @param rows the rows in the order of the list
/// @param more whether another page follows
/// @param <T>  the type of the rows
public record Slice<T>(List<T> rows, boolean more) {

    /// The page of at most `limit` rows, from a query for one row more, which shows whether another page follows.
    public static <T> Slice<T> of(List<T> rowsAndOneMore, int limit) {
        return rowsAndOneMore.size() > limit
                ? new Slice<>(rowsAndOneMore.subList(0, limit), true)
                : new Slice<>(rowsAndOneMore, false);
    }
}
