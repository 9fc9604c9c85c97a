/// Writes what a search finds into a file.
@NullMarked
package dev.mockbank.admin.transactions.export;

import org.jspecify.annotations.NullMarked;
