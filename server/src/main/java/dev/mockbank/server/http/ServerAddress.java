package dev.mockbank.server.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;

/// The address that a server listens on.
///
/// @param host a host name or IP address of this machine; `0.0.0.0` and `::` stand for all of them
/// @param port 0 for any free one
/// @param tls  the files for HTTPS; without them it speaks HTTP
public record ServerAddress(String host, int port, Optional<TlsFiles> tls) {

    private static final String LOOPBACK = "127.0.0.1";

    /// Checks that the address can be bound, before anything else is started: Helidon would only log the error and go
    /// on without a listener.
    ///
    /// @throws IllegalStateException when it cannot; the message is meant for the user
    public void check() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            throw (IllegalStateException) cannotListen().initCause(e);
        }
    }

    /// Where a client on this machine reaches the server. With HTTPS that is a name in the certificate, if it has
    /// any.
    ///
    /// @param boundPort the port that was bound
    /// @throws IllegalStateException when the certificate cannot be read; the message is meant for the user
    public URI forClients(int boundPort) {
        boolean all = host.equals("0.0.0.0") || host.equals("::");
        var name = all ? LOOPBACK : host;
        var shown = tls.map(files -> files.read().nameLike(name)).orElse(name);
        return URI.create((tls.isPresent() ? "https" : "http") + "://"
                + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + boundPort);
    }

    /// The address as users write it.
    @Override
    public String toString() {
        return host + ":" + port;
    }

    IllegalStateException cannotListen() {
        return new IllegalStateException("Port " + port + " on " + host
                + " is taken or not permitted; set PORT or HOST to another one, or stop the" + " program that uses it");
    }
}
