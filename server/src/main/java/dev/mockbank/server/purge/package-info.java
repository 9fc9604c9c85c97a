/// Deletes in the background, piece by piece, the rows of what is gone already: closed accounts and replaced ledgers.
@NullMarked
package dev.mockbank.server.purge;

import org.jspecify.annotations.NullMarked;
