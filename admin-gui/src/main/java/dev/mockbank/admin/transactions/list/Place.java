package dev.mockbank.admin.transactions.list;

import org.jspecify.annotations.Nullable;

/// Where a page lies in the bank's list, as far as that is known.
///
/// @param first    the index of its first row
/// @param rows     how many rows it has
/// @param behind   how many rows lie behind it
/// @param shift    how many rows have come before the first one since the list was counted
/// @param next     the cursor at which it begins; null when it is unknown
/// @param previous the cursor at which it begins in the reversed list; null when it is unknown
record Place(
        int first,
        int rows,
        int behind,
        int shift,
        @Nullable String next,
        @Nullable String previous) {

    /// The first page of a list of which nothing is known.
    static final Place BEGINNING = new Place(0, PageWindow.PAGE_ROWS, 0, 0, null, null);

    /// The index of its first row in the bank's list as it is now.
    int firstNow() {
        return first + shift;
    }
}
