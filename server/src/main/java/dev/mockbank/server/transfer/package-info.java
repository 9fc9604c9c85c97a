/// Transfers: money that moves from one account to another, as two transactions that stand or fall together.
@NullMarked
package dev.mockbank.server.transfer;

import org.jspecify.annotations.NullMarked;
