/// One client's connection: how long the server waits for a client, how much it takes of it at once, and how many
/// clients there may be.
@NullMarked
package dev.mockbank.server.http.connection;

import org.jspecify.annotations.NullMarked;
