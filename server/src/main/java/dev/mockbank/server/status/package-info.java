/// The server's state: greeting, health, metrics, and the overview for the administrator.
@NullMarked
package dev.mockbank.server.status;

import org.jspecify.annotations.NullMarked;
