package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The answers that any path can give, held against the OpenAPI document.
final class OpenApiAnyPathTest {

    @Test
    void describesTheAnswersThatBelongToNoOperation() {
        try (var bank = TestBank.start()) {
            var document = OpenApiDocument.of(bank);
            for (var request :
                    List.of("GET /nope", "GET /" + "x".repeat(9000), "PUT /accounts", "DELETE /", "POST /accounts/1")) {
                check(bank, document, request, Map.of());
            }
            for (var operation : document.operations()) {
                var path = operation.path().replaceAll("\\{\\w+}", "1");
                check(bank, document, "OPTIONS " + path, Map.of());
                if (operation.method().equals("GET")) {
                    check(bank, document, "HEAD " + path, Map.of());
                }
                check(bank, document, "GET " + path, Map.of("Origin", "http://localhost:3000"));
                check(bank, document, "GET " + path, Map.of("Origin", "https://elsewhere.example.com"));
                check(bank, document, operation.method() + " " + path.replaceFirst("/?$", "/"), Map.of());
            }
            check(bank, document, "GET /accounts", Map.of("X-Long", "x".repeat(17_000)));
            for (var coding : List.of("br", "gzip")) {
                var packed = bank.send("POST", "/accounts", bank.key(), "{}", Map.of("Content-Encoding", coding));
                assertThat(packed.status()).isIn(400, 415);
                document.check("POST", "/accounts", packed);
            }
            var preflight = Map.of("Origin", "http://localhost:3000", "Access-Control-Request-Method", "POST");
            check(bank, document, "OPTIONS /accounts", preflight);
        }
    }

    @Test
    void describesTheRedirectToHttps() {
        try (var plain = TestBank.start();
                var bank = TestBank.start(Map.of("FORCE_HTTPS", "true"))) {
            var reply = bank.get("/accounts?limit=1");

            assertThat(reply.status()).isEqualTo(307);
            OpenApiDocument.of(plain).check("GET", "/accounts", reply);
        }
    }

    private static void check(TestBank bank, OpenApiDocument document, String request, Map<String, String> headers) {
        var parts = request.split(" ", 2);
        document.check(parts[0], parts[1], bank.send(parts[0], parts[1], bank.key(), null, headers));
    }
}
