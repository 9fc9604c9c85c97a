/// Transactions: posting, finding, listing, changing and deleting them. Only this package changes
/// balances.
@NullMarked
package dev.mockbank.server.transaction;

import org.jspecify.annotations.NullMarked;
