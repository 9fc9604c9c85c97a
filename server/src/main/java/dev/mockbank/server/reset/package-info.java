/// The reset: empties the bank but keeps its API keys.
@NullMarked
package dev.mockbank.server.reset;

import org.jspecify.annotations.NullMarked;
