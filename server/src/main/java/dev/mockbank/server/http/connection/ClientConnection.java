package dev.mockbank.server.http.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.util.Set;

/// One client's connection. Nothing here interrupts the thread while it handles a request: it may be in the middle of
/// something that must not be interrupted, such as a database statement.
final class ClientConnection implements ServerConnection {

    private final ServerConnection http;
    private final ClientInput input;
    private final ClientOutput output;
    private final ConnectionLimits limits;
    private final Set<ClientConnection> open;
    private final Runnable ended;

    /// @param open  contains it while it is open
    /// @param ended runs when it has ended
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

    /// How long the client has read nothing of its response. Helidon checks every few seconds, and calls [#close]
    /// when it is too long. The wait for requests has timeouts of its own.
    @Override
    public Duration idleTime() {
        return output.blockedFor();
    }

    /// Closes the connection of a client that reads nothing of its response.
    @Override
    public void close(boolean interrupt) {
        output.endIfBlocked(limits.response());
    }

    boolean isIdle() {
        return input.isIdle();
    }

    Duration waitedFor() {
        return input.waitedFor();
    }

    /// Closes it if it is idle.
    void closeIfIdle() {
        input.closeIfIdle();
    }
}
