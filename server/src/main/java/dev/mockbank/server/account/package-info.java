/// Accounts: opening, finding, listing, changing and closing them.
@NullMarked
package dev.mockbank.server.account;

import org.jspecify.annotations.NullMarked;
