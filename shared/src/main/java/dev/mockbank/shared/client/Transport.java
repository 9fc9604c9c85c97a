package dev.mockbank.shared.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sends a request once, and explains in an [UnreachableException] why no response came.
final class Transport implements AutoCloseable {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(3);
    private static final BodyHandler<byte[]> BODY = head -> new BoundedBody(Http.MAX_ANSWER_BYTES);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_PATIENCE)
            .build();
    private final Address address;
    private volatile boolean closed;

    Transport(Address address) {
        this.address = address;
    }

    /// Sends a request and waits for the complete response.
    ///
    /// @param patience how long to wait; the JDK's own timeout covers the headers only
    /// @throws UnreachableException when no response came
    /// @throws CancellationException when the thread was interrupted or the client was closed
    HttpResponse<byte[]> send(HttpRequest request, Duration patience) {
        var answer = client.sendAsync(request, BODY);
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw UnreachableException.tooSlow(address);
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw closed ? new CancellationException("The client was closed") : unreachable(e.getCause());
        } finally {
            // Breaks the connection off, unless the answer is there.
            answer.cancel(true);
        }
    }

    /// Waits before a request is repeated.
    ///
    /// @throws CancellationException when the thread was interrupted
    void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    private RuntimeException unreachable(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> UnreachableException.noServer(address, e);
            case UnknownHostException e -> UnreachableException.noHost(address, e);
            case ConnectException e
            when e.getCause() instanceof UnresolvedAddressException -> UnreachableException.noHost(address, e);
            case ConnectException e -> UnreachableException.noServer(address, e);
            case SSLException e -> UnreachableException.noSecureConnection(address, e);
            case BoundedBody.TooLargeException e -> UnreachableException.tooLarge(address, e);
            case ProtocolException e -> UnreachableException.notMockbank(address, e);
            case IOException e -> UnreachableException.broken(address, e);
            case null, default -> new IllegalStateException("A request to " + address + " failed", cause);
        };
    }

    private static CancellationException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        var cancelled = new CancellationException("The request was broken off, because its thread was interrupted");
        cancelled.initCause(cause);
        return cancelled;
    }
}
