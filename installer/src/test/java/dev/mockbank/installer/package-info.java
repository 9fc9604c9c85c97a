/// Tests that drive the built programs and packages as a user would.
@NullMarked
package dev.mockbank.installer;

import org.jspecify.annotations.NullMarked;
