package dev.mockbank.server.account;

import org.jspecify.annotations.Nullable;

/// Which accounts to list; null means any.
///
/// @param type the exact type
/// @param text a substring of the name, case-insensitive
record AccountFilter(@Nullable String type, @Nullable String text) {}
