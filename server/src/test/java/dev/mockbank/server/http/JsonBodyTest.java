package dev.mockbank.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.RawClient;
import dev.mockbank.server.RawClient.RawReply;
import dev.mockbank.server.TestBank;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies that are no JSON, or JSON that nobody would write.
final class JsonBodyTest {

    private static final String ACCOUNT = "{\"name\":\"é\",\"type\":\"checking\"}";
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void readsEachEncodingOfUnicode(String charset) {
        var reply = post(ACCOUNT.getBytes(Charset.forName(charset)));

        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        assertThat(reply.json().get("name").stringValue()).isEqualTo("é");
    }

    @Test
    void readsPastAByteOrderMark() {
        assertThat(post(("\uFEFF" + ACCOUNT).getBytes(UTF_8)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bad",
                "{",
                "[",
                "{\"name\"",
                "{\"name\":}",
                "{'name':1}",
                "{\"name\":\"a\",}",
                "{\"name\":\"a\"} x",
                "{}{}",
                "{\"name\":NaN}",
                "{\"name\":Infinity}",
                "{\"name\":01}",
                "{\"name\":.5}",
                "{\"name\":0x10}",
                "{\"name\":1e9999999999}",
                "{\"name\":1e-9999999999}",
                "{\"name\":\"\u0000\"}",
                "{\"name\":\"\n\"}",
                "{\"name\":\"\\x\"}",
                "\u001b",
                "// comment"
            })
    void refusesBrokenJsonWithItsPlace(String body) {
        assertBrokenJson(post(body.getBytes(UTF_8)));
    }

    @Test
    void refusesBytesThatAreNoUnicode() {
        assertBrokenJson(post(new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'}));
        assertBrokenJson(post(new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'}));
        assertBrokenJson(post(new byte[] {(byte) 0xf0, (byte) 0x9d, (byte) 0xa0, (byte) 0xb4}));
        assertBrokenJson(post(new byte[] {0, 0, 0, '{', 0x7f, -1, -1, -1}));
    }

    @Test
    void refusesWhatNestsOrCountsBeyondItsBounds() {
        assertBrokenJson(post("[".repeat(10_000).getBytes(UTF_8)));
        assertBrokenJson(post(("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)).getBytes(UTF_8)));
        assertBrokenJson(post(("{\"a\":" + "1".repeat(100_000) + "}").getBytes(UTF_8)));
        assertBrokenJson(post(("{\"" + "a".repeat(100_000) + "\":1}").getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | field required | value_error.missing",
                "[] | value is not a valid dict | type_error.dict",
                "[1] | value is not a valid dict | type_error.dict",
                "5 | value is not a valid dict | type_error.dict",
                "true | value is not a valid dict | type_error.dict",
                "\"x\" | value is not a valid dict | type_error.dict"
            })
    void refusesJsonThatIsNoObject(String body, String msg, String type) {
        assertBody(post(body.getBytes(UTF_8)), msg, type);
    }

    @Test
    void anEmptyBodyIsMissing() {
        for (var body : new String[] {"", " \n\t "}) {
            assertBody(post(body.getBytes(UTF_8)), "field required", "value_error.missing");
        }
        assertBody(RawClient.exchange(bank, head("") + "\r\n").getFirst(), "field required", "value_error.missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/json; charset=utf-8",
                "application/json;charset=",
                "application/json; charset=no-such-charset",
                "application/vnd.mockbank+json"
            })
    void takesAnyJsonTypeForJson(String contentType) {
        assertThat(post(ACCOUNT.getBytes(UTF_8), "Content-Type: " + contentType + "\r\n")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void takesABodyWithoutATypeForJson() {
        assertThat(post(ACCOUNT.getBytes(UTF_8), "").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "*/*", ";;;", "", "json", "\u00ff"})
    void takesNoOtherTypeForJson(String contentType) {
        var reply = post(ACCOUNT.getBytes(UTF_8), "Content-Type: " + contentType + "\r\n");

        assertBody(reply, "value is not a valid dict", "type_error.dict");
    }

    @Test
    void theLastOfADoubledMemberCounts() {
        var reply =
                post("{\"name\":5,\"name\":\"b\",\"type\":\"checking\",\"\\u0074ype\":\"savings\"}".getBytes(UTF_8));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().get("name").stringValue()).isEqualTo("b");
        assertThat(reply.json().get("type").stringValue()).isEqualTo("savings");
    }

    @Test
    void nothingOfAStrangersBodyIsRead() {
        for (var key : new String[] {"", "x-api-key: no-such-key\r\n", "x-api-key: " + TestBank.MASTER_KEY + "\r\n"}) {
            var request = "POST /accounts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + key
                    + "Content-Length: 4\r\n\r\n{bad";

            assertThat(RawClient.exchange(bank, request))
                    .singleElement()
                    .extracting(RawReply::status)
                    .isEqualTo(401);
        }
        assertThat(bank.send("POST", "/accounts/keys", null, "{bad", Map.of()).status())
                .isEqualTo(403);
    }

    private static void assertBrokenJson(RawReply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        var error = reply.json().get("detail").get(0);
        assertThat(error.get("type").stringValue()).isEqualTo("value_error.jsondecode");
        assertThat(error.get("loc").get(0).stringValue()).isEqualTo("body");
        assertThat(error.get("loc").get(1).isIntegralNumber()).isTrue();
        assertThat(error.get("ctx").propertyNames()).containsExactlyInAnyOrder("msg", "pos", "lineno", "colno");
        assertThat(error.get("msg").stringValue())
                .doesNotContain("`", "Feature", "jackson", "\n")
                .hasSizeLessThan(200);
    }

    private static void assertBody(RawReply reply, String msg, String type) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(422);
        assertThat(reply.json().get("detail").toString())
                .isEqualTo("[{\"loc\":[\"body\"],\"msg\":\"" + msg + "\",\"type\":\"" + type + "\"}]");
    }

    private static RawReply post(byte[] body) {
        return post(body, "Content-Type: application/json\r\n");
    }

    private static RawReply post(byte[] body, String headers) {
        var request = new ByteArrayOutputStream();
        request.writeBytes((head(headers + "Content-Length: " + body.length + "\r\n") + "\r\n")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        return RawClient.exchange(bank, request.toByteArray()).getFirst();
    }

    private static String head(String headers) {
        return "POST /accounts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-api-key: " + bank.key() + "\r\n" + headers;
    }
}
