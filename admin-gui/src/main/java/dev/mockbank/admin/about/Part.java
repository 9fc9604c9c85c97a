package dev.mockbank.admin.about;

/// A part that Mockbank brings along.
///
/// @param name    as its makers call it, with its version
/// @param licence under which it is used
record Part(String name, String licence) {}
