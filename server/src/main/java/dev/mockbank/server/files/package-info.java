/// Files that only their owner can read, and that are published atomically.
@NullMarked
package dev.mockbank.server.files;

import org.jspecify.annotations.NullMarked;
