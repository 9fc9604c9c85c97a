package dev.mockbank.server.account;

import org.jspecify.annotations.Nullable;

/// Which accounts to list; what is null does not matter.
///
/// @param type exactly this type
/// @param text somewhere in the name, in any case of letters
record AccountFilter(@Nullable String type, @Nullable String text) {}
