package dev.mockbank.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// A keep-alive connection of the load, with at most one request under way.
final class LoadConnection implements AutoCloseable {

    private static final int REQUEST_BYTES = 2048;
    private static final int SUCCESS = 2;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out = ByteBuffer.allocateDirect(REQUEST_BYTES);
    private final ResponseReader answer = new ResponseReader();
    private long intendedNanos;

    private LoadConnection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /// Connects; what comes from there wakes the selector, with this as attachment.
    static LoadConnection open(InetSocketAddress address, Selector selector) throws IOException {
        var channel = SocketChannel.open(address);
        try {
            return new LoadConnection(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Sends a request.
    ///
    /// @param intended when it should have been sent, which may be earlier than now
    void send(byte[] request, long intended) throws IOException {
        intendedNanos = intended;
        out.clear().put(request).flip();
        write();
    }

    /// Sends or takes what can be sent or taken now.
    ///
    /// @param in is used for a moment
    /// @return whether the answer is complete
    boolean advance(ByteBuffer in) throws IOException {
        if (out.hasRemaining()) {
            write();
            return false;
        }
        in.clear();
        if (channel.read(in) < 0) {
            throw new IOException("The server closed a connection");
        }
        boolean complete = answer.read(in.flip());
        if (complete && answer.status() / 100 != SUCCESS) {
            throw new IllegalStateException("A request was answered with status " + answer.status());
        }
        return complete;
    }

    long intendedNanos() {
        return intendedNanos;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void write() throws IOException {
        channel.write(out);
        int wanted = out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }
}
