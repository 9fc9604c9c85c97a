/// The bank that the console speaks to: its state, its keys, and what it says of itself.
@NullMarked
package dev.mockbank.admin.client;

import org.jspecify.annotations.NullMarked;
