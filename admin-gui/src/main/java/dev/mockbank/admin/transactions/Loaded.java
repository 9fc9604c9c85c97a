package dev.mockbank.admin.transactions;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page as the bank gave it.
///
/// @param next the cursor of the page behind it; null when this is the last
record Loaded(List<Row.Booked> rows, @Nullable String next) {}
