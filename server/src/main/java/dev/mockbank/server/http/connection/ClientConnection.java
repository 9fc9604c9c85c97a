package dev.mockbank.server.http.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.Set;

/// One client's connection. Nothing here interrupts the thread while it handles a request: it may be in the middle of
/// what cannot be broken off, such as a statement of the database.
final class ClientConnection implements ServerConnection {

    private final ServerConnection http;
    private final ClientInput input;
    private final ClientOutput output;
    private final ConnectionLimits limits;
    private final Set<ClientConnection> open;
    private final Runnable ended;

    /// @param open  holds it while it is open
    /// @param ended is told its end
    ClientConnection(
            ServerConnection http,
            ClientInput input,
            ClientOutput output,
            ConnectionLimits limits,
            Set<ClientConnection> open,
            Runnable ended) {
        this.http = http;
        this.input = input;
        this.output = output;
        this.limits = limits;
        this.open = open;
        this.ended = ended;
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        open.add(this);
        try {
            http.handle(limit);
        } finally {
            open.remove(this);
            ended.run();
        }
    }

    /// How long the client has taken nothing of its answer: Helidon asks every few seconds, and calls [#close] when it
    /// is too long. For its requests the connection waits within bounds by itself.
    @Override
    public Duration idleTime() {
        return output.blockedFor();
    }

    /// Ends the connection of a client that takes nothing of its answer.
    @Override
    public void close(boolean interrupt) {
        output.endIfBlocked(limits.answer());
    }

    boolean isIdle() {
        return input.isIdle();
    }

    Duration waitedFor() {
        return input.waitedFor();
    }

    /// Closes it if it waits for a request.
    void closeIfIdle() {
        input.closeIfIdle();
    }
}
