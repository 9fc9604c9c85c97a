/// Reconciliation: checks balances and sums against the transactions, and repairs the sums.
@NullMarked
package dev.mockbank.server.reconciliation;

import org.jspecify.annotations.NullMarked;
