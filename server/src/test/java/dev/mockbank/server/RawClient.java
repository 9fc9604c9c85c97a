package dev.mockbank.server;

import dev.mockbank.shared.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A client that sends any bytes at all, for what a well-behaved one would never send. It reads until the server
/// closes the connection.
public final class RawClient implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final Pattern HEAD_OF_ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3}) [^\r\n]*\r\n");

    private final Socket socket;
    private final OutputStream out;

    private RawClient(int port) throws IOException {
        this.socket = new Socket();
        // Little is taken of an answer that is not read.
        this.socket.setReceiveBufferSize(BUFFER_BYTES);
        this.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        this.socket.setSoTimeout(PATIENCE_MILLIS);
        this.socket.setTcpNoDelay(true);
        this.out = socket.getOutputStream();
    }

    /// An answer as it came.
    public record RawReply(int status, String head, String body) {

        /// The body as JSON.
        public JsonNode json() {
            return Json.mapper().readTree(body);
        }

        /// The value of a header.
        public Optional<String> header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst();
        }
    }

    public static RawClient of(TestBank bank) {
        return at(bank.port());
    }

    /// A client of the server at a port of this machine.
    public static RawClient at(int port) {
        try {
            return new RawClient(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends a request on a connection of its own and gives the answers until the server closes it.
    public static List<RawReply> exchange(TestBank bank, String request) {
        return exchange(bank, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends bytes on a connection of their own and gives the answers until the server closes it.
    public static List<RawReply> exchange(TestBank bank, byte[] request) {
        try (var client = of(bank)) {
            client.send(request);
            return client.replies();
        }
    }

    /// Waits until something comes, and gives it; empty when the server closes the connection.
    public String receive() {
        try {
            var buffer = new byte[64 * 1024];
            int length = socket.getInputStream().read(buffer);
            return length < 0 ? "" : new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sends; that the server does not want to read any more is no error here.
    @SuppressWarnings("UnusedException")
    public void send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException serverReadsNoMore) {
            // What it answered is there to be read.
        }
    }

    /// Sends text, a byte for a character.
    public void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends no more.
    public void sendEnd() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The answers until the server closes the connection.
    ///
    /// @throws IllegalStateException when it keeps it open
    public List<RawReply> replies() {
        var text = new String(readAll(), StandardCharsets.UTF_8);
        var starts = new ArrayList<Integer>();
        var matcher = HEAD_OF_ANSWER.matcher(text);
        while (matcher.find()) {
            starts.add(matcher.start());
        }
        starts.add(text.length());
        var replies = new ArrayList<RawReply>();
        for (int i = 0; i + 1 < starts.size(); i++) {
            replies.add(reply(text.substring(starts.get(i), starts.get(i + 1))));
        }
        return replies;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawReply reply(String text) {
        int end = text.indexOf("\r\n\r\n");
        var head = text.substring(0, end + 2);
        return new RawReply(Integer.parseInt(head.substring(9, 12)), head, text.substring(end + 4));
    }

    @SuppressWarnings("UnusedException")
    private byte[] readAll() {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            throw new IllegalStateException("the server keeps the connection open after " + bytes, e);
        } catch (IOException reset) {
            // Some systems say it so when the server closes.
        }
        return bytes.toByteArray();
    }
}
