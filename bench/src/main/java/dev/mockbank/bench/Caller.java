package dev.mockbank.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A keep-alive connection that sends one request after another and waits for each answer. It connects again when the
/// server has closed the connection.
final class Caller implements AutoCloseable {

    private static final int ANSWER_BYTES = 64 * 1024;

    private final InetSocketAddress server;
    private final int pieceBytes;
    private final long pauseMillis;
    private final ByteBuffer in = ByteBuffer.allocate(ANSWER_BYTES);
    private SocketChannel channel;
    private ResponseReader answer = new ResponseReader();

    /// @param pieceBytes  how many bytes of a request are sent at once
    /// @param pauseMillis the pause between two pieces
    Caller(InetSocketAddress server, int pieceBytes, long pauseMillis) throws IOException {
        this.server = server;
        this.pieceBytes = pieceBytes;
        this.pauseMillis = pauseMillis;
        this.channel = SocketChannel.open(server);
    }

    /// Sends a request and waits for its answer.
    ///
    /// @return the status
    /// @throws IOException when the connection broke; the next request gets a new one
    int call(byte[] request) throws IOException, InterruptedException {
        if (!channel.isOpen()) {
            channel = SocketChannel.open(server);
            answer = new ResponseReader();
        }
        try {
            send(request);
            do {
                in.clear();
                if (channel.read(in) < 0) {
                    throw new IOException("The server closed a connection");
                }
                in.flip();
            } while (!answer.read(in));
            return answer.status();
        } catch (IOException | InterruptedException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void send(byte[] request) throws IOException, InterruptedException {
        for (int sent = 0; sent < request.length; sent += pieceBytes) {
            if (sent > 0) {
                Thread.sleep(pauseMillis);
            }
            var piece = ByteBuffer.wrap(request, sent, Math.min(pieceBytes, request.length - sent));
            while (piece.hasRemaining()) {
                channel.write(piece);
            }
        }
    }
}
