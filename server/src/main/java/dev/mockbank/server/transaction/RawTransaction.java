package dev.mockbank.server.transaction;

import org.jspecify.annotations.Nullable;

/// A row of the list of transactions as the database sent it: texts as UTF-8 bytes, decimals as digits.
///
/// @param micros       the timestamp, in microseconds since 1970
/// @param transferId   0 when it does not belong to a transfer
/// @param firstBalance the running balance of the first row of the page; null when the list has none
/// @param accountName  the part of the account's name that the list is sorted by; null in other orders
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
