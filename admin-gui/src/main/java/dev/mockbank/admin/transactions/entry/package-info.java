/// The dialog that adds a transaction or a transfer.
@NullMarked
package dev.mockbank.admin.transactions.entry;

import org.jspecify.annotations.NullMarked;
