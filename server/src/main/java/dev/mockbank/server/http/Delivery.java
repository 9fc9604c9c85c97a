package dev.mockbank.server.http;

import java.io.IOException;
import java.io.OutputStream;

/// How a response is sent: as it is, or damaged on purpose. What the request did is done in any case.
public sealed interface Delivery {

    /// As it is.
    record Whole() implements Delivery {}

    /// Not at all: the connection is closed.
    record Dropped() implements Delivery {}

    /// Half of the body; then the connection is closed. A body of unknown length lacks at most its last
    /// 64 KiB.
    record Truncated() implements Delivery {}

    /// Slowly, for at most a minute; what is left then is sent at once.
    ///
    /// @param bytesPerSecond from 1
    record Slow(int bytesPerSecond) implements Delivery {}

    /// The stream to write the body to, instead of the one to the client.
    default OutputStream through(OutputStream client) {
        return switch (this) {
            case Whole(), Dropped() -> client;
            case Truncated() -> new TruncatingStream(client);
            case Slow(var bytesPerSecond) -> new SlowStream(client, bytesPerSecond);
        };
    }

    /// Ends a response on purpose.
    final class TruncatedException extends IOException {

        private static final long serialVersionUID = 1;

        TruncatedException() {
            super("the response was truncated on purpose");
        }
    }
}
