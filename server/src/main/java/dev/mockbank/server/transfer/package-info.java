/// Transfers: money moved from one account to another by two transactions, booked and deleted together.
@NullMarked
package dev.mockbank.server.transfer;

import org.jspecify.annotations.NullMarked;
