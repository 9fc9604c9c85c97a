/// Connections of clients: their number, their timeouts, and how much is read at once.
@NullMarked
package dev.mockbank.server.http.connection;

import org.jspecify.annotations.NullMarked;
