package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The OpenAPI document describes the answers that faults on purpose touch, and the header that asks for
/// one.
final class OpenApiFaultsTest {

    @Test
    void describesAnswersThatFaultsTouch() {
        try (var bank = TestBank.start()) {
            var document = OpenApiDocument.of(bank);
            var prober = new Prober(bank, document);
            var key = bank.post("/accounts/keys", TestBank.MASTER_KEY, "{\"access\":\"control\"}")
                    .json()
                    .get("key")
                    .asString();
            bank.newAccount("1");
            for (var operation : document.operations()) {
                if (!operation.node().path("parameters").toString().contains("/Fault\"")) {
                    continue;
                }
                var probe = prober.of(operation).withKey(key);
                for (var fault : List.of(
                        "error; status=503; retry_after=30",
                        "rate_limit",
                        "latency; milliseconds=1",
                        "slow_body; bytes_per_second=1000000")) {
                    assertThat(prober.send(probe.withHeader("X-Mockbank-Fault", fault))
                                    .header("X-Mockbank-Fault"))
                            .as(operation + " " + fault)
                            .isPresent();
                }
                assertThat(prober.send(probe.withHeader("X-Mockbank-Fault", "error; status=200"))
                                .status())
                        .isEqualTo(422);
            }
        }
    }

    @Test
    void describesTheHeaderOfEveryRouteOfTheBank() {
        try (var bank = TestBank.start()) {
            var key = bank.post("/accounts/keys", TestBank.MASTER_KEY, "{\"access\":\"control\"}")
                    .json()
                    .get("key")
                    .asString();
            for (var operation : OpenApiDocument.of(bank).operations()) {
                var path = operation.path().replaceAll("\\{\\w+}", "1");
                var reply =
                        bank.send(operation.method(), path, key, null, Map.of("X-Mockbank-Fault", "error; status=503"));

                assertThat(reply.header("X-Mockbank-Fault").isPresent())
                        .as(operation.toString())
                        .isEqualTo(
                                operation.node().path("parameters").toString().contains("/Fault\""));
            }
        }
    }
}
