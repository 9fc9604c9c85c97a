package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A posting on an account as the API shows it.
///
/// @param id          positive, given by the bank, rising in the order of booking
/// @param accountId   the account whose balance it moved
/// @param amount      what it moved the balance by: above zero is income, below zero spending
/// @param category    at most 100 characters
/// @param timestamp   when it happened, to the microsecond
/// @param description at most 1,000 characters
/// @param balanceAfter the account's balance right after it was booked, in the order of booking
/// @param transferId   names the other transaction of a transfer, which has the same; null when it is of none
/// @param runningBalance the account's balance right after it, in the order of time and, where that is the same, of
///                     booking. Only the list of one account in the order of time has it, without a filter but
///                     the time; elsewhere it is null, and not on the wire
public record Transaction(
        long id,
        long accountId,
        Money amount,
        @Nullable String category,
        Instant timestamp,
        @Nullable String description,
        Money balanceAfter,
        @Nullable Long transferId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Money runningBalance) {}
