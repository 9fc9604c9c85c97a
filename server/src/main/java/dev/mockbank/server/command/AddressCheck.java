package dev.mockbank.server.command;

import dev.mockbank.server.http.ServerAddress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Checks whether the address to listen on is free, and if not, whether Mockbank uses it already.
final class AddressCheck {

    private static final String SUBJECT = "address";
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /// Part of the greeting of every version.
    private static final String GREETING = "MockBank API";

    private static final int MAX_GREETING_BYTES = 1 << 16;

    private AddressCheck() {}

    static Finding find(ServerAddress address) {
        try {
            address.check();
            return Finding.right(SUBJECT, address.port() == 0 ? "a free port will be used" : address + " is free");
        } catch (IllegalStateException notFree) {
            return address.port() != 0 && mockbankAnswers(address)
                    ? Finding.right(SUBJECT, "a Mockbank server runs on " + address)
                    : Finding.wrong(SUBJECT, String.valueOf(notFree.getMessage()));
        }
    }

    /// Sends no key: it is unknown who listens there.
    private static boolean mockbankAnswers(ServerAddress address) {
        try (var client = client(address)) {
            var request = HttpRequest.newBuilder(address.forClients(address.port()))
                    .timeout(TIMEOUT)
                    .build();
            var body = HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MAX_GREETING_BYTES);
            return client.send(request, body).body().contains(GREETING);
        } catch (IOException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static HttpClient client(ServerAddress address) {
        var builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
        address.tls().ifPresent(files -> builder.sslContext(OwnCertificate.only(files.read())));
        return builder.build();
    }
}
