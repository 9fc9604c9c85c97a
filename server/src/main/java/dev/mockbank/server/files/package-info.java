/// Files that only their owner can read, and that are there as a whole or not at all.
@NullMarked
package dev.mockbank.server.files;

import org.jspecify.annotations.NullMarked;
