package dev.mockbank.shared.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// When a creating request is sent again, and when it is not.
final class RepeatsTest {

    private static final NewTransaction POSTING = NewTransaction.of(1, Money.parse("-25.50"));
    private static final String BOOKED = RawServer.json(201, """
            {"id": 7, "account_id": 1, "amount": -25.50, "category": null, "description": null, "transfer_id": null,
             "timestamp": "2026-03-01T09:41:00.000000+00:00", "balance_after": 74.50}""");
    private static final String AWAY = RawServer.json(503, "{\"detail\":\"The database is away\"}", "Retry-After: 0");
    private static final String NO_ANSWER = "";

    private static final Pattern KEY = Pattern.compile("idempotency-key: (\\S+)\r\n");

    @Test
    void sendsTheSameRequestWithTheSameKeyUntilItIsAnswered() {
        try (var server = RawServer.answering(NO_ANSWER, AWAY, RawServer.answer(502, "text/html", ""), BOOKED);
                var client = MockbankClient.of(server.address(), "key")) {
            assertThat(client.transactions().create(POSTING).id()).isEqualTo(7);

            assertThat(server.requests()).hasSize(4);
            assertThat(server.requests().stream().distinct()).hasSize(1);
            assertThat(key(server, 0)).hasSize(36);
        }
    }

    @Test
    void waitsForARequestThatIsStillUnderWay() {
        var underWay = RawServer.json(409, "{\"detail\":\"under way\"}", "Retry-After: 1");
        try (var server = RawServer.answering(underWay, BOOKED);
                var client = MockbankClient.of(server.address(), "key")) {
            assertThat(client.transactions().create(POSTING, "my-key").id()).isEqualTo(7);

            assertThat(server.requests()).hasSize(2);
            assertThat(key(server, 1)).isEqualTo("my-key");
        }
    }

    @Test
    void givesEachPostingAKeyOfItsOwn() {
        try (var server = RawServer.answering(BOOKED);
                var client = MockbankClient.of(server.address(), "key")) {
            client.transactions().create(POSTING);
            client.transactions().create(POSTING);

            assertThat(key(server, 0)).isNotEqualTo(key(server, 1));
        }
    }

    @Test
    void givesUpAfterThreeRepeats() {
        try (var server = RawServer.answering(AWAY);
                var client = MockbankClient.of(server.address(), "key")) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> client.transactions().create(POSTING))
                    .withMessage("The database is away");
            assertThat(server.requests()).hasSize(4);
        }
        try (var server = RawServer.answering(NO_ANSWER);
                var client = MockbankClient.of(server.address(), "key")) {
            assertThatExceptionOfType(UnreachableException.class)
                    .isThrownBy(() -> client.transactions().create(POSTING));
            assertThat(server.requests()).hasSize(4);
        }
    }

    @Test
    void doesNotWaitLongerThanForAnAnswer() {
        var tomorrow = RawServer.json(503, "{\"detail\":\"Closed for today\"}", "Retry-After: 86400");
        try (var server = RawServer.answering(tomorrow);
                var client = MockbankClient.of(server.address(), "key")) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> client.transactions().create(POSTING))
                    .satisfies(refusal ->
                            assertThat(refusal.retryAfter().orElseThrow()).hasDays(1));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void doesNotRepeatWhatWasRefusedForGood() {
        for (int status : new int[] {400, 401, 404, 409, 422, 429, 500}) {
            try (var server = RawServer.answering(RawServer.json(status, "{\"detail\":\"No\"}"));
                    var client = MockbankClient.of(server.address(), "key")) {
                assertThatExceptionOfType(ApiException.class)
                        .isThrownBy(() -> client.transactions().create(POSTING))
                        .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(status));
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @Test
    void sendsChangesAndDeletesOnce() {
        try (var server = RawServer.answering(AWAY);
                var client = MockbankClient.of(server.address(), "key")) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> client.transactions().delete(7));
            assertThat(server.requests()).hasSize(1);
        }
    }

    private static String key(RawServer server, int request) {
        return KEY.matcher(server.requests().get(request))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }
}
