package dev.mockbank.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Json;
import dev.mockbank.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import tools.jackson.databind.json.JsonMapper;

/// No body and no query whatever leads to anything but values or a refusal.
final class InputsPropertiesTest {

    private static final JsonMapper JSON = Json.mapper();
    private static final JsonBody BODY = new JsonBody();

    private static final List<FieldReader<?>> READERS = List.of(
            FieldReaders.text(1, 200),
            FieldReaders.oneOf(List.of("a", "b")),
            FieldReaders.money(),
            FieldReaders.integer(),
            FieldReaders.integer(0, 1000),
            FieldReaders.timestamp(),
            Cursor.reader("list", 2));

    @Property(tries = 3000)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
        readOrRefuse(() -> BODY.read(bytes, Optional.empty()));
    }

    @Property(tries = 5000)
    void anyJsonIsReadOrRefused(@ForAll("documents") String body) {
        readOrRefuse(() -> BODY.read(body.getBytes(UTF_8), Optional.empty()));
    }

    @Property(tries = 3000)
    void anyQueryIsReadOrRefused(@ForAll("values") String value, @ForAll boolean escaped) {
        readOrRefuse(() -> QueryReader.read("f=" + (escaped ? URLEncoder.encode(value, UTF_8) : value)));
    }

    @Property
    void aMoneyNumberAndItsTextAreTheSame(@ForAll("decimals") BigDecimal decimal) {
        var number = money("{\"f\":" + decimal + "}");
        var text = money("{\"f\":\"" + decimal + "\"}");

        assertThat(number).isEqualTo(text).isEqualTo(Money.rounded(decimal));
    }

    @Property
    void anIntegerOfAnySizeIsTheNearestThatFits(@ForAll BigInteger number) {
        var expected = number.min(BigInteger.valueOf(Long.MAX_VALUE)).max(BigInteger.valueOf(Long.MIN_VALUE));
        for (var form : List.of("" + number, "\"" + number + "\"", "\" " + number + " \"")) {
            var inputs = BODY.read(("{\"f\":" + form + "}").getBytes(UTF_8), Optional.empty());

            assertThat(inputs.required("f", FieldReaders.integer()).get()).isEqualTo(expected.longValueExact());
        }
    }

    @Property
    void aTextThatIsAcceptedIsKeptAsItIs(@ForAll("values") String value) {
        var inputs = BODY.read(JSON.writeValueAsBytes(Map.of("f", value)), Optional.empty());
        var read = inputs.required("f", FieldReaders.text(0, 100));

        if (!read.isWrong()) {
            assertThat(read.get()).isEqualTo(value).doesNotContain("\0");
            assertThat(new String(read.get().getBytes(UTF_8), UTF_8)).isEqualTo(value);
        } else {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(inputs::check);
        }
    }

    @Property
    void aCursorIsReadBack(@ForAll long first, @ForAll long second) {
        var cursor = Cursor.after("list", first, second).toString();
        var read = QueryReader.read("c=" + cursor)
                .required("c", Cursor.reader("list", 2))
                .get();

        assertThat(List.of(read.number(0), read.number(1))).isEqualTo(List.of(first, second));
        assertThat(QueryReader.read("c=" + cursor)
                        .required("c", Cursor.reader("tsil", 2))
                        .isWrong())
                .isTrue();
    }

    private static void readOrRefuse(java.util.function.Supplier<Inputs> source) {
        Assertions.assertTimeout(Duration.ofSeconds(1), () -> {
            for (var reader : READERS) {
                try {
                    var inputs = source.get();
                    var input = inputs.required("f", reader);
                    inputs.check();
                    assertThat(input.get()).isNotNull();
                } catch (ProblemException refusal) {
                    assertThat(refusal.problem().status()).isEqualTo(422);
                    assertThat(refusal.problem().fields()).isNotEmpty();
                }
            }
        });
    }

    private static Money money(String body) {
        return BODY.read(body.getBytes(UTF_8), Optional.empty())
                .required("f", FieldReaders.money())
                .get();
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-9999999999999999"), new BigDecimal("9999999999999999"))
                .ofScale(7);
    }

    @Provide
    Arbitrary<String> values() {
        var nasty = Arbitraries.of(
                "",
                "1e999999999",
                "-1e-999999999",
                "1e9999999999",
                "NaN",
                "9".repeat(2000),
                "0".repeat(3000) + "x",
                "%",
                "%zz",
                "%00",
                "\0",
                "\ud800",
                "😀".repeat(201),
                "2024-02-30T00:00:00Z",
                "99999999999999",
                "+",
                " ");
        var numbers = Arbitraries.strings().withChars("0123456789+-.eE").ofMaxLength(30);
        var times = Arbitraries.strings().withChars("0123456789-:TZ+. ").ofMaxLength(30);
        return Arbitraries.oneOf(nasty, numbers, times, Arbitraries.strings().ofMaxLength(150));
    }

    @Provide
    Arbitrary<String> documents() {
        var literal = values().map(value -> value.replace("\0", "0"));
        var quoted = values().map(JSON::writeValueAsString);
        var fixed =
                Arbitraries.of("null", "true", "[]", "{}", "[[[1]]]", "{\"f\":1}", "1.5", "1e3", "-0", "0e999999999");
        var value = Arbitraries.oneOf(literal, quoted, fixed);
        return Combinators.combine(value, Arbitraries.of("{\"f\":%s}", "%s", "{\"f\":1,\"f\":%s}", "[%s]", "{\"f\":%s"))
                .as((text, frame) -> frame.replace("%s", text));
    }
}
