package dev.mockbank.bench;

/// The API's rate when one thing grows.
///
/// @param name   the workload's
/// @param grows  what grows
/// @param size   how large it is
record Growth(String name, String grows, long size, int clients, Rate api) {}
