/// The screen of the accounts.
@NullMarked
package dev.mockbank.admin.accounts;

import org.jspecify.annotations.NullMarked;
