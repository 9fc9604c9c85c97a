package dev.mockbank.server.household;

import java.time.Instant;

/// An entry of the books.
public sealed interface Entry {

    /// When it happened, to the second.
    Instant at();

    /// How many transactions it is.
    int transactions();

    /// Money that came or went.
    ///
    /// @param cents below zero for spending
    record Line(Instant at, Wallet wallet, long cents, String category, String description) implements Entry {

        @Override
        public int transactions() {
            return 1;
        }

        /// The same from another wallet.
        Line from(Wallet other) {
            return new Line(at, other, cents, category, description);
        }
    }

    /// Money that moved from one wallet to another.
    ///
    /// @param cents above zero
    record Move(Instant at, Wallet from, Wallet to, long cents, String description) implements Entry {

        /// The category of every move.
        public static final String CATEGORY = "transfer";

        @Override
        public int transactions() {
            return 2;
        }
    }
}
