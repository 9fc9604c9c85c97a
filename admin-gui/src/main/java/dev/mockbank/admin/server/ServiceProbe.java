package dev.mockbank.admin.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;

/// Looks whether a service is where its URL says, in a few bytes of the service's own protocol.
enum ServiceProbe {
    /// A PostgreSQL (source: its manual, "Message Flow"): a request for encryption, and on a plain connection a start.
    /// User and password are looked at by the server when it starts.
    POSTGRESQL("PostgreSQL") {
        @Override
        Optional<ServiceAddress> address(String url) {
            return ServiceAddress.ofDatabase(url);
        }

        @Override
        String ask(ServiceAddress address, DataInputStream in, DataOutputStream out) throws IOException {
            return PostgresGreeting.exchange(address, in, out);
        }
    },

    /// A Redis (source: its protocol specification, RESP): `AUTH` with what the URL has, and `PING`.
    REDIS("Redis") {
        @Override
        Optional<ServiceAddress> address(String url) {
            return ServiceAddress.ofRedis(url);
        }

        @Override
        String ask(ServiceAddress address, DataInputStream in, DataOutputStream out) throws IOException {
            return RedisGreeting.exchange(address, in, out);
        }
    };

    private static final int WAIT_MILLIS = 3_000;

    private final String service;

    ServiceProbe(String service) {
        this.service = service;
    }

    /// What a look has found.
    ///
    /// @param good     whether the service is there
    /// @param sentence for people
    record Finding(boolean good, String sentence) {}

    /// Reads the service's URL; empty when it is none.
    abstract Optional<ServiceAddress> address(String url);

    /// Looks; waits at most some seconds.
    Finding look(ServiceAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), WAIT_MILLIS);
            socket.setSoTimeout(WAIT_MILLIS);
            try (var secured = address.tls() ? secure(socket, address) : socket;
                    var in = new DataInputStream(secured.getInputStream());
                    var out = new DataOutputStream(secured.getOutputStream())) {
                return new Finding(true, ask(address, in, out));
            }
        } catch (RefusedLook refused) {
            return new Finding(false, refused.sentence());
        } catch (UnknownHostException e) {
            return new Finding(false, "The host " + address.host() + " is not known. Is its name right?");
        } catch (ConnectException e) {
            return new Finding(false, "Nothing answers at " + address.place() + ". Does " + service + " run there?");
        } catch (SocketTimeoutException e) {
            return new Finding(false, "No " + service + " answers at " + address.place() + " within 3 seconds.");
        } catch (SSLException e) {
            return new Finding(false, "No secure connection to " + address.place() + ": " + e.getMessage() + ".");
        } catch (IOException e) {
            return new Finding(false, "What answers at " + address.place() + " is no " + service + ".");
        }
    }

    /// Speaks to what answers.
    ///
    /// @return what is there, as a sentence
    /// @throws RefusedLook when it is the service, and refuses
    abstract String ask(ServiceAddress address, DataInputStream in, DataOutputStream out) throws IOException;

    private static Socket secure(Socket plain, ServiceAddress address) throws IOException {
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return factory.createSocket(plain, address.host(), address.port(), true);
    }
}
