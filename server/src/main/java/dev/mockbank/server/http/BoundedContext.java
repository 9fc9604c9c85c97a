package dev.mockbank.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// A connection's context whose reader ends the connection when a line does not end.
record BoundedContext(ConnectionContext context, DataReader dataReader) implements ConnectionContext {

    static BoundedContext of(ConnectionContext context, int maxLineBytes) {
        return new BoundedContext(context, new DataReader(new Lines(context.dataReader(), maxLineBytes)));
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return context.dataWriter();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return context.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return context.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public boolean isSecure() {
        return context.isSecure();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }

    /// Hands on what came, and counts how long the last line is so far.
    private static final class Lines implements Supplier<byte[]> {

        private final DataReader source;
        private final int maxLineBytes;
        private int lineBytes;

        Lines(DataReader source, int maxLineBytes) {
            this.source = source;
            this.maxLineBytes = maxLineBytes;
        }

        @Override
        public byte[] get() {
            source.ensureAvailable();
            var bytes = source.readBytes(source.available());
            int lineEnd = bytes.length - 1;
            while (lineEnd >= 0 && bytes[lineEnd] != '\n') {
                lineEnd--;
            }
            int behind = bytes.length - 1 - lineEnd;
            lineBytes = lineEnd < 0 ? lineBytes + behind : behind;
            if (lineBytes > maxLineBytes) {
                throw new CloseConnectionException("a line had no end");
            }
            return bytes;
        }
    }
}
