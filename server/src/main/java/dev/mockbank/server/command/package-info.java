/// What the server program does besides serving: its sub-commands, for people at a terminal and for scripts.
@NullMarked
package dev.mockbank.server.command;

import org.jspecify.annotations.NullMarked;
