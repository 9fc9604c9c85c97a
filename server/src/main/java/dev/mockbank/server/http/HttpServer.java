package dev.mockbank.server.http;

import dev.mockbank.server.background.BackgroundTask;
import dev.mockbank.server.http.connection.ClientConnections;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// The web server and its limits: what a client may send, how long that may take, and how many may connect.
public final class HttpServer implements AutoCloseable {

    /// The longest first line of a request, in bytes: method, path and query.
    private static final int MAX_PROLOGUE_BYTES = 8 * 1024;

    /// All headers of a request together, in bytes.
    private static final int MAX_HEADERS_BYTES = 16 * 1024;

    /// The most that Helidon reads of a body, in bytes. The API's own limit is lower and responds with a better
    /// message.
    private static final int MAX_PAYLOAD_BYTES = 4 << 20;

    private static final int BACKLOG = 1024;

    /// How many times a blocked write is checked before its timeout.
    private static final int WRITE_CHECKS = 6;

    /// Requests that arrive on an idle connection within this time after the shutdown began are still served.
    private static final Duration LAST_REQUESTS = Duration.ofMillis(100);

    private final WebServer server;
    private final Router router;
    private final ClientConnections connections;
    private final Optional<BackgroundTask> tlsWatch;

    private HttpServer(
            WebServer server, Router router, ClientConnections connections, Optional<BackgroundTask> tlsWatch) {
        this.server = server;
        this.router = router;
        this.connections = connections;
        this.tlsWatch = tlsWatch;
    }

    /// Starts listening.
    ///
    /// @param stopSeconds how long requests in flight may take at shutdown
    /// @param limits      what clients may use of the server
    /// @throws IllegalStateException when the address or the certificate does not allow it; the message is meant
    /// for the user
    public static HttpServer start(
            ServerAddress address, int stopSeconds, HttpLimits limits, Router router, JsonMapper json) {
        var https = address.tls().map(TlsWatch::of);
        var connections = new ClientConnections(http1(), MAX_PAYLOAD_BYTES, limits.connections());
        var builder = WebServer.builder()
                .host(address.host())
                .port(address.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(stopSeconds))
                .maxPayloadSize(MAX_PAYLOAD_BYTES)
                .backlog(BACKLOG)
                .idleConnectionTimeout(limits.connections().response())
                .idleConnectionPeriod(limits.connections().response().dividedBy(WRITE_CHECKS))
                .connectionOptions(connections.socketOptions())
                .addConnectionSelector(connections)
                .protocolsDiscoverServices(false)
                .contentEncoding(new UndecodedContent())
                .directHandlers(UnreadableRequests.handlers(json, router))
                .routing(router.routing());
        https.ifPresent(watch -> builder.tls(tls(watch.certificate())));
        var server = builder.build();
        server.start();
        if (!server.isRunning()) {
            throw address.cannotListen();
        }
        var tlsWatch = https.map(watch -> watch.start(certificate -> server.reloadTls(tls(certificate))));
        return new HttpServer(server, router, connections, tlsWatch);
    }

    /// The port that it listens on.
    public int port() {
        return server.port();
    }

    /// How many connections are open.
    public int openConnections() {
        return connections.size();
    }

    /// Stops listening, and waits for the requests in flight, up to the bound given at the start.
    @Override
    public void close() {
        router.stopping();
        try {
            Thread.sleep(LAST_REQUESTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.stop();
        server.stop();
        tlsWatch.ifPresent(BackgroundTask::close);
    }

    private static Http1ConnectionSelector http1() {
        var config = Http1Config.builder()
                .maxPrologueLength(MAX_PROLOGUE_BYTES)
                .maxHeadersSize(MAX_HEADERS_BYTES)
                // Helidon rejects a colon in a query, which every timestamp has; RFC 3986 allows it.
                .validatePrologue(false)
                .receiveLog(false)
                .sendLog(false)
                .build();
        return Http1ConnectionSelector.builder().config(config).build();
    }

    /// Clients are not asked for certificates; the trust setting is needed because Helidon 4.1.7 does not reload
    /// without it.
    private static Tls tls(ServerCertificate certificate) {
        return Tls.builder()
                .privateKey(certificate.key())
                .privateKeyCertChain(certificate.chain())
                .trust(certificate.chain())
                .build();
    }
}
