/// The reset: an empty bank again, with the keys that it had.
@NullMarked
package dev.mockbank.server.reset;

import org.jspecify.annotations.NullMarked;
