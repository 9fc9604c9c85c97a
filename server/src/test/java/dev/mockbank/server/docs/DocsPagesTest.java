package dev.mockbank.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import java.net.URI;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The documentation's pages and the files that they load.
final class DocsPagesTest {

    private static final Pattern REFERENCE = Pattern.compile("(?:src|href|spec-url)=\"([^\"]+)\"");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "png", "image/png",
            "json", "application/json",
            "redoc", "text/html; charset=utf-8");

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
    @ValueSource(strings = {"/docs", "/docs/", "/redoc", "/redoc/"})
    void areServedWithAllThatTheyLoad(String path) {
        var page = bank.get(path, null);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(references(page.text())).isNotEmpty().allSatisfy(reference -> {
            var target = URI.create(path).resolve(reference).getPath();
            var reply = bank.get(target, null);
            assertThat(reply.status()).as(target).isEqualTo(200);
            assertThat(reply.header("Content-Type"))
                    .as(target)
                    .contains(MEDIA_TYPES.get(target.replaceFirst(".*[./]", "")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/redoc"})
    void loadNothingFromOtherHosts(String path) {
        var page = bank.get(path, null);

        assertThat(references(page.text())).allMatch(reference -> reference.startsWith("./"));
        assertThat(page.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'; script-src 'self';"));
        // What the policy would stop is not tried either.
        assertThat(bank.get("/redoc/redoc.standalone.js", null).text()).doesNotContain("cdn.redoc.ly");
        assertThat(bank.get("/docs/start.js", null).text()).contains("validatorUrl: null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs", "/redoc/", "/openapi.json", "/docs/swagger-ui-bundle.js", "/docs/favicon-32x32.png"})
    void areNotSentAgainToWhoHasThem(String path) {
        var tag = bank.get(path, null).header("ETag").orElseThrow();

        var again = bank.send("GET", path, null, null, Map.of("If-None-Match", "\"other\", " + tag));
        var changed = bank.send("GET", path, null, null, Map.of("If-None-Match", "\"other\""));

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.text()).isEmpty();
        assertThat(again.header("ETag")).contains(tag);
        assertThat(changed.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "deflate, GZIP, br"})
    void arePackedForWhoTakesThat(String encodings) {
        var plain = bank.get("/docs/swagger-ui.css", null);

        var packed = accepting(encodings);

        assertThat(packed.header("Content-Encoding")).contains("gzip");
        assertThat(length(packed)).isLessThan(length(plain) / 3);
        assertThat(packed.header("Vary")).contains("Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "identity", "gzip;q=0", "br, gzip; q=0.0", "xgzip"})
    void arePlainForWhoDoesNot(String encodings) {
        assertThat(accepting(encodings).header("Content-Encoding")).isEmpty();
    }

    @Test
    void saysWhatTheyDependOnBesideTheOrigin() {
        var reply = bank.send("GET", "/docs", null, null, Map.of("Origin", "http://localhost:3000"));

        assertThat(reply.headers().allValues("Vary")).containsExactlyInAnyOrder("Accept-Encoding", "Origin");
    }

    private static TestBank.Reply accepting(String encodings) {
        return bank.send("GET", "/docs/swagger-ui.css", null, null, Map.of("Accept-Encoding", encodings));
    }

    private static long length(TestBank.Reply reply) {
        return Long.parseLong(reply.header("Content-Length").orElseThrow());
    }

    private static Stream<String> references(String html) {
        return REFERENCE.matcher(html).results().map((MatchResult match) -> match.group(1));
    }
}
