/// The digest that everything here is recognised by.
@NullMarked
package dev.mockbank.server.digest;

import org.jspecify.annotations.NullMarked;
