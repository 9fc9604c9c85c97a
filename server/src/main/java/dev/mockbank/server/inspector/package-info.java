/// The inspector: the latest requests to each sandbox and their responses, kept in memory.
@NullMarked
package dev.mockbank.server.inspector;

import org.jspecify.annotations.NullMarked;
