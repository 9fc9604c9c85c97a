package dev.mockbank.server.access;

import dev.mockbank.server.http.Request;
import org.jspecify.annotations.Nullable;

/// Who sent a request.
public sealed interface Caller {

    /// The keeper of the server, with the master key.
    record Master() implements Caller {}

    /// A program with an API key.
    ///
    /// @param keyId     the key's number
    /// @param rateLimit requests a minute; 0 is no limit; null means the server's setting
    record Client(long keyId, @Nullable Integer rateLimit) implements Caller {

        /// Who sent this request.
        ///
        /// @throws IllegalStateException when the access check did not let it pass: the route is wired wrongly
        public static Client of(Request request) {
            return request.attached(Client.class)
                    .orElseThrow(() -> new IllegalStateException("no API key was asked for at " + request.path()));
        }
    }
}
