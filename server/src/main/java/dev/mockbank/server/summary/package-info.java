/// Summaries of the books: sums by month and category, balances of the past, and the categories in use.
@NullMarked
package dev.mockbank.server.summary;

import org.jspecify.annotations.NullMarked;
