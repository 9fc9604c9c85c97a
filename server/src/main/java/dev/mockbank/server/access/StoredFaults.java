package dev.mockbank.server.access;

/// The fault rules of a sandbox as they are stored. They come with the key that is looked up anyway, so
/// that a sandbox without rules costs nothing; package `fault` reads them.
///
/// @param ledgerId the sandbox's ledger: after a reset, equal rules begin anew
/// @param json     the rules
public record StoredFaults(int ledgerId, String json) {}
