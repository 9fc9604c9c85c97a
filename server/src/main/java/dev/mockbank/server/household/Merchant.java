package dev.mockbank.server.household;

import static dev.mockbank.server.household.Wallet.CARD;
import static dev.mockbank.server.household.Wallet.CASH;
import static dev.mockbank.server.household.Wallet.CHECKING;

import java.time.Instant;

/// Somebody who takes money, or pays it.
///
/// @param name      as it stands in the books
/// @param category  of everything that is paid there
/// @param wallet    what one pays there with
/// @param minCents  the lowest price
/// @param maxCents  the highest
/// @param stepCents how far prices lie apart: 1 for a full basket, 10 for a coffee, 100 behind a price of x.99
record Merchant(String name, String category, Wallet wallet, int minCents, int maxCents, int stepCents) {

    static Merchant debit(String name, String category, int minCents, int maxCents, int stepCents) {
        return new Merchant(name, category, CHECKING, minCents, maxCents, stepCents);
    }

    static Merchant card(String name, String category, int minCents, int maxCents, int stepCents) {
        return new Merchant(name, category, CARD, minCents, maxCents, stepCents);
    }

    static Merchant cash(String name, String category, int minCents, int maxCents, int stepCents) {
        return new Merchant(name, category, CASH, minCents, maxCents, stepCents);
    }

    /// A price, in cents: any of those it has, low ones more often.
    long price(SeededRandom dice) {
        return minCents + (long) stepCents * dice.small((maxCents - minCents) / stepCents);
    }

    /// The line of a payment to it.
    Entry.Line paid(Instant at, long cents) {
        return new Entry.Line(at, wallet, -cents, category, name);
    }
}
