package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One server and requests with an `Idempotency-Key`.
final class RepeatedRequestTest {

    private static final long UNKNOWN_ACCOUNT = 2_000_000_000L;

    private static String url;
    private static TestBank bank;
    private final String idempotencyKey = UUID.randomUUID().toString();
    private long account;
    private long other;

    @BeforeAll
    static void start() {
        url = TestPostgres.freshDatabase();
        bank = TestBank.on(url, Map.of());
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @BeforeEach
    void openAccounts() {
        account = bank.newAccount("100");
        other = bank.newAccount("100");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            201 | /transactions       | {"account_id":A,"amount":-7.255,"category":"food","description":"é"}
            201 | /transactions       | {"account_id":A,"amount":5,"timestamp":"2026-01-01T00:00:00.1234567+02:00"}
            201 | /transactions/batch | {"transactions":[{"account_id":A,"amount":1},{"account_id":B,"amount":2}]}
            201 | /transactions/batch | {"transactions":[{"account_id":A,"amount":1,"timestamp":1700000000}]}
            201 | /transfers          | {"from_account_id":B,"to_account_id":A,"amount":"12.34","category":"rent"}
            201 | /accounts           | {"name":"once","type":"savings","balance":"3"}
            200 | /accounts/keys      | {"name":"once","rate_limit":7}
            200 | /accounts/keys      | {}
            """)
    void repeatsTheAnswer(int status, String path, String template) {
        var body = template.replace("A", "" + account).replace("B", "" + other);
        var apiKey = path.equals("/accounts/keys") ? TestBank.MASTER_KEY : bank.key();

        var first = post(path, apiKey, idempotencyKey, body);
        var rows = rows();
        var repeat = post(path, apiKey, idempotencyKey, body);

        assertThat(first.status()).as(first.text()).isEqualTo(status);
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertIsReplay(repeat, first);
        assertThat(rows()).isEqualTo(rows);
        Books.balance(url, account, "100");
        Books.balance(url, other, "100");
    }

    @Test
    void repeatsTheAnswerOfABatchOfAThousand() {
        var body = "{\"transactions\":["
                + "{\"account_id\":%d,\"amount\":\"0.01\"},".formatted(account).repeat(999)
                + "{\"account_id\":%d,\"amount\":\"-5\"}]}".formatted(other);

        var first = post("/transactions/batch", idempotencyKey, body);

        assertThat(first.json().size()).isEqualTo(1000);
        assertIsReplay(post("/transactions/batch", idempotencyKey, body), first);
        assertThat(Books.transactions(url, account)).isEqualTo(999);
    }

    @Test
    void refusesAnotherBodyWithTheSameKey() {
        post("/transactions", idempotencyKey, Books.posting(account, "1", "a"));

        var reply = post("/transactions", idempotencyKey, Books.posting(account, "1", "b"));
        var elsewhere = post("/transactions", idempotencyKey, Books.posting(other, "1", "a"));
        post("/accounts", idempotencyKey, "{\"name\":\"a\",\"type\":\"savings\"}");
        var account2 = post("/accounts", idempotencyKey, "{\"name\":\"b\",\"type\":\"savings\"}");

        for (var refused : List.of(reply, elsewhere, account2)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("detail").stringValue()).contains("Idempotency-Key");
        }
        assertThat(Books.transactions(url, account)).isEqualTo(1);
        assertThat(Books.transactions(url, other)).isZero();
    }

    @Test
    void takesTheSameKeyAnewOnAnotherPathOrWithAnotherApiKey() {
        var body = Books.posting(account, "1", "scope");
        post("/transactions", idempotencyKey, body);

        assertIsNew(post("/transactions", bank.newKey(), idempotencyKey, body));
        assertIsNew(post("/transactions/batch", idempotencyKey, "{\"transactions\":[" + body + "]}"));
        assertThat(Books.transactions(url, account)).isEqualTo(3);
    }

    @Test
    void takesAKeyInQuotesForTheSame() {
        var body = Books.posting(account, "1", "quoted");
        var first = post("/transactions", idempotencyKey, body);

        assertIsReplay(post("/transactions", "\"" + idempotencyKey + "\"", body), first);
        assertIsReplay(post("/transactions/", idempotencyKey, body), first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"open", "a\"b"})
    void refusesAKeyThatIsNone(String header) {
        var reply = post("/transactions", header, Books.posting(account, "1", "malformed"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("detail").stringValue()).contains("Idempotency-Key");
        assertThat(Books.transactions(url, account)).isZero();
    }

    @Test
    void keepsNoRefusal() {
        var unknown = Books.posting(UNKNOWN_ACCOUNT + account, "1", "missing");
        assertThat(post("/transactions", idempotencyKey, unknown).status()).isEqualTo(404);
        assertThat(post("/transactions", idempotencyKey, "{}").status()).isEqualTo(422);
        assertThat(post("/transactions", idempotencyKey, Books.posting(account, "9999999999999999.99", "much"))
                        .status())
                .isEqualTo(422);
        TestPostgres.execute(
                url,
                "INSERT INTO accounts (ledger_id, id, name, type, balance) VALUES (1, %d, 'late', 'savings', 0)"
                        .formatted(UNKNOWN_ACCOUNT + account));

        assertIsNew(post("/transactions", idempotencyKey, unknown));
    }

    @Test
    void repeatsTheAnswerThoughTheTransactionChangedOrIsGone() {
        var body = Books.posting(account, "1", "before");
        var first = post("/transactions", idempotencyKey, body);
        var path = "/transactions/" + first.json().get("id").longValue();

        bank.patch(path, "{\"description\":\"after\"}");
        assertIsReplay(post("/transactions", idempotencyKey, body), first);
        bank.delete(path);
        assertIsReplay(post("/transactions", idempotencyKey, body), first);
        bank.delete("/accounts/" + account);
        assertIsReplay(post("/transactions", idempotencyKey, body), first);
    }

    @Test
    void storesNoKeyThatCanBeRead() {
        var issued = post("/accounts/keys", TestBank.MASTER_KEY, idempotencyKey, "{\"name\":\"secret\"}");
        var key = issued.json().get("key").stringValue();

        assertThat(bank.get("/accounts", key).status()).isEqualTo(200);
        for (var secret : List.of(key, key.substring(3, 12), idempotencyKey, TestBank.MASTER_KEY)) {
            assertThat(TestPostgres.query(url, """
                    SELECT count(*) FROM claims
                    WHERE position(convert_to('%s', 'UTF8') IN id || request_hash || coalesce(answer, '')) > 0""".formatted(secret))).isEqualTo("0");
        }
    }

    private static Reply post(String path, String idempotencyKey, String body) {
        return post(path, bank.key(), idempotencyKey, body);
    }

    private static Reply post(String path, String apiKey, String idempotencyKey, String body) {
        return bank.send(
                "POST",
                path,
                apiKey,
                body,
                Map.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey));
    }

    private static void assertIsNew(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Idempotent-Replayed")).isEmpty();
    }

    private static void assertIsReplay(Reply repeat, Reply first) {
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.status()).isEqualTo(first.status());
        assertThat(repeat.header("Idempotent-Replayed")).contains("true");
    }

    private static String rows() {
        return TestPostgres.query(url, """
                SELECT (SELECT count(*) FROM accounts) || ' ' || (SELECT count(*) FROM transactions) || ' '
                    || (SELECT count(*) FROM api_keys) || ' ' || (SELECT count(*) FROM claims)""");
    }
}
