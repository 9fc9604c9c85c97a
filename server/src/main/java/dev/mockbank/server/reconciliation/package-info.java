/// The check of the books: whether the balances are what the transactions say.
@NullMarked
package dev.mockbank.server.reconciliation;

import org.jspecify.annotations.NullMarked;
