/// Deletes the rows of closed accounts and replaced ledgers in the background, piece by piece.
@NullMarked
package dev.mockbank.server.purge;

import org.jspecify.annotations.NullMarked;
