/// What somebody looks for among the transactions.
@NullMarked
package dev.mockbank.admin.search;

import org.jspecify.annotations.NullMarked;
