/// The wire: what the server and its clients must agree on.
@NullMarked
package dev.mockbank.shared;

import org.jspecify.annotations.NullMarked;
