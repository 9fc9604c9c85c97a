package dev.mockbank.server.transaction;

import org.jspecify.annotations.Nullable;

/// A row of the list of transactions as the database sent it: texts in UTF-8, decimals as their digits.
///
/// @param micros       when it happened, in microseconds since 1970
/// @param transferId   0 when it is of no transfer
/// @param firstBalance the running balance of the first row of the page; null where the list has none
/// @param accountName  what the list is sorted by of the account's name; null in lists by something else
@SuppressWarnings("ArrayRecordComponent") // it is never compared
record RawTransaction(
        long id,
        long accountId,
        byte[] amount,
        byte @Nullable [] category,
        long micros,
        byte @Nullable [] description,
        byte[] balanceAfter,
        long transferId,
        byte @Nullable [] firstBalance,
        byte @Nullable [] accountName) {}
