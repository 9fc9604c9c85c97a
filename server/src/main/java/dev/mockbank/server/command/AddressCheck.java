package dev.mockbank.server.command;

import dev.mockbank.server.http.HttpServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Whether the address to listen on is free, and if not, whether Mockbank has it already.
final class AddressCheck {

    private static final String SUBJECT = "address";
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// What the greeting of every version says.
    private static final String GREETING = "MockBank API";

    private AddressCheck() {}

    static Finding find(Deployment deployment) {
        var address = deployment.host() + ":" + deployment.port();
        try {
            HttpServer.check(deployment.host(), deployment.port());
            return Finding.right(SUBJECT, deployment.port() == 0 ? "a free port will be taken" : address + " is free");
        } catch (IllegalStateException notFree) {
            return deployment.port() != 0 && mockbankAnswers(deployment)
                    ? Finding.right(SUBJECT, "a Mockbank server runs on " + address)
                    : Finding.wrong(SUBJECT, String.valueOf(notFree.getMessage()));
        }
    }

    /// Asks without any key: it is not known who listens there.
    private static boolean mockbankAnswers(Deployment deployment) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var request = HttpRequest.newBuilder(deployment.address())
                    .timeout(PATIENCE)
                    .build();
            var response = client.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), 65536));
            return response.body().contains(GREETING);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
