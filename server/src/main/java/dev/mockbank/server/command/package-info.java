/// The subcommands of the server program, for terminals and scripts.
@NullMarked
package dev.mockbank.server.command;

import org.jspecify.annotations.NullMarked;
