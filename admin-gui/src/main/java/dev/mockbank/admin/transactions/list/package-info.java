/// The transactions that a search has found, as a list of which a part is in memory.
@NullMarked
package dev.mockbank.admin.transactions.list;

import org.jspecify.annotations.NullMarked;
