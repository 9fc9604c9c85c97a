package dev.mockbank.server.access;

import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.http.Request;
import dev.mockbank.shared.Access;
import org.jspecify.annotations.Nullable;

/// Who sent a request.
public sealed interface Caller {

    /// The administrator, with the master key.
    record Master() implements Caller {}

    /// A program with an API key.
    ///
    /// @param keyId     the key's id
    /// @param rateLimit requests a minute; 0 is no limit; null means the server's setting
    /// @param sandbox   whose books it reads and writes
    /// @param access    what it may do there
    /// @param label     the key's number and name, for the log
    /// @param faults    what goes wrong on purpose in the sandbox; null when nothing does
    record Client(
            long keyId,
            @Nullable Integer rateLimit,
            SandboxId sandbox,
            Access access,
            String label,
            @Nullable StoredFaults faults)
            implements Caller {

        private static final int LABEL_CHARACTERS = 60;

        /// A program with a named key.
        ///
        /// @param name null when the key has none
        static Client named(
                long keyId,
                @Nullable Integer rateLimit,
                SandboxId sandbox,
                Access access,
                @Nullable String name,
                @Nullable StoredFaults faults) {
            var label = name == null || name.isBlank() ? Long.toString(keyId) : keyId + " " + printable(name);
            return new Client(keyId, rateLimit, sandbox, access, label, faults);
        }

        /// Who sent this request.
        ///
        /// @throws IllegalStateException when the access check did not run: the route is wired wrongly
        public static Client of(Request request) {
            return request.attached(Client.class)
                    .orElseThrow(() -> new IllegalStateException("no API key was checked for " + request.path()));
        }

        /// The name without characters that would break a line of the log or a terminal.
        private static String printable(String name) {
            var plain = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?").strip();
            return plain.codePointCount(0, plain.length()) > LABEL_CHARACTERS
                    ? plain.substring(0, plain.offsetByCodePoints(0, LABEL_CHARACTERS)) + "…"
                    : plain;
        }
    }
}
