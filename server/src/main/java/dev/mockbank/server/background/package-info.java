/// Recurring tasks in the background.
@NullMarked
package dev.mockbank.server.background;

import org.jspecify.annotations.NullMarked;
