/// The server program: its entry point and its composition root.
@NullMarked
package dev.mockbank.server;

import org.jspecify.annotations.NullMarked;
