package dev.mockbank.shared.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list, and the position of the next one.
///
/// @param rows the rows in the order of the list; empty when nothing was found
/// @param next the cursor of the next page, to be used with the same filter; null when this is the last
///             one
/// @param <T>  the type of the rows
public record Page<T>(List<T> rows, @Nullable String next) {

    /// Whether there is a next page.
    public boolean more() {
        return next != null;
    }
}
