/// Transactions: posting, finding, listing, changing and taking them back. All money that moves, moves here.
@NullMarked
package dev.mockbank.server.transaction;

import org.jspecify.annotations.NullMarked;
