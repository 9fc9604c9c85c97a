package dev.mockbank.server.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connections of all clients: Helidon's HTTP/1.1 with the limits that it lacks. Helidon 4.1.7 closes a
/// connection by interrupting its thread, whatever that is doing; measures idle time with the wall clock; buffers a
/// chunk of any size and a line of any length; and never releases the slot of a client whose TLS handshake failed.
public final class ClientConnections implements ServerConnectionSelector {

    private final Http1ConnectionSelector http1;
    private final int maxBodyBytes;
    private final ConnectionLimits limits;
    private final AcceptedSockets sockets;
    private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /// @param maxBodyBytes the most that is read of a body
    public ClientConnections(Http1ConnectionSelector http1, int maxBodyBytes, ConnectionLimits limits) {
        this.http1 = http1;
        this.maxBodyBytes = maxBodyBytes;
        this.limits = limits;
        this.sockets = new AcceptedSockets(limits, this::closeLongestIdle);
    }

    /// Applied by Helidon to each socket that it accepts.
    public SocketOptions socketOptions() {
        return sockets;
    }

    /// The number of open connections.
    public int size() {
        return open.size();
    }

    /// Closes the idle connections, and from now on each one that becomes idle.
    public void stop() {
        stopping = true;
        open.forEach(ClientConnection::closeIfIdle);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var address = context.remotePeer().address();
        var socket = sockets.at(address);
        var input = new ClientInput(socket, context.serverSocket(), limits, () -> stopping);
        var output = new ClientOutput(context.dataWriter(), input);
        var http = http1.connection(new ClientContext(context, new RequestReader(input, maxBodyBytes), output));
        return new ClientConnection(http, input, output, limits, open, () -> sockets.ended(address, socket));
    }

    /// Frees a slot for a new client.
    private void closeLongestIdle() {
        open.stream()
                .filter(ClientConnection::isIdle)
                .max(Comparator.comparing(ClientConnection::waitedFor))
                .ifPresent(ClientConnection::closeIfIdle);
    }
}
