package dev.mockbank.server.http;

import java.net.URI;

/// Where clients on this machine reach a server.
public final class ServerAddress {

    private ServerAddress() {}

    /// The address for a client.
    ///
    /// @param host what the server listens on; all addresses are reached by loopback
    public static URI of(String host, int port) {
        boolean all = host.equals("0.0.0.0") || host.equals("::");
        var name = all ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port);
    }
}
