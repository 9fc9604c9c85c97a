package dev.mockbank.shared.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a list, and where the next one begins.
///
/// @param rows the rows in the list's order; empty when nothing was found
/// @param next the cursor of the next page, to be asked for with the same filter; null when this is the last
/// @param <T>  what the list is of
public record Page<T>(List<T> rows, @Nullable String next) {

    /// Whether there is another page behind it.
    public boolean more() {
        return next != null;
    }
}
