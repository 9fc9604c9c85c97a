package dev.mockbank.shared.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server that answers with given bytes, right or wrong, and then hangs up: the first request gets the first answer,
/// and so on; the last answer is for all that come after.
final class RawServer implements AutoCloseable {

    /// At the end of an answer: the server says nothing more and keeps the connection.
    static final String SILENCE = "(silence)";

    private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

    private final ServerSocket listener;
    private final List<String> answers;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final CountDownLatch hungUp = new CountDownLatch(1);

    private RawServer(ServerSocket listener, List<String> answers) {
        this.listener = listener;
        this.answers = answers;
    }

    static RawServer answering(String... answers) {
        try {
            var server = new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(answers));
            Thread.ofVirtual().name("raw server").start(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A complete answer with JSON.
    static String json(int status, String body, String... headers) {
        return answer(status, "application/json", body, headers);
    }

    /// A complete answer.
    static String answer(int status, String contentType, String body, String... headers) {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return "HTTP/1.1 %d Some Reason\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s"
                .formatted(status, contentType, body.getBytes(StandardCharsets.UTF_8).length, more, body);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// The requests that came, with their heads in small letters.
    List<String> requests() {
        return List.copyOf(requests);
    }

    /// Whether the client breaks a connection off within some seconds.
    boolean isHungUpWithin(int seconds) throws InterruptedException {
        return hungUp.await(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // So it was asked for.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var request = readRequest(socket.getInputStream());
            int number;
            synchronized (requests) {
                number = requests.size();
                requests.add(request);
            }
            var answer = answers.get(Math.min(number, answers.size() - 1));
            socket.getOutputStream().write(answer.replace(SILENCE, "").getBytes(StandardCharsets.UTF_8));
            if (answer.endsWith(SILENCE)) {
                awaitEnd(socket.getInputStream());
            }
        } catch (IOException hungUpOn) {
            hungUp.countDown();
        }
    }

    private void awaitEnd(InputStream in) throws IOException {
        while (in.read() >= 0) {
            // A client that waits has nothing more to say.
        }
        hungUp.countDown();
    }

    private static String readRequest(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The client hung up");
            }
            head.write(next);
        }
        var text = head.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        var length = LENGTH.matcher(text);
        var body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return text + new String(body, StandardCharsets.UTF_8);
    }
}
