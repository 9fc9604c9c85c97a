/// The filters of the transactions, and what there is to choose from in them.
@NullMarked
package dev.mockbank.admin.transactions.filter;

import org.jspecify.annotations.NullMarked;
