/// The screen of the transactions.
@NullMarked
package dev.mockbank.admin.transactions;

import org.jspecify.annotations.NullMarked;
