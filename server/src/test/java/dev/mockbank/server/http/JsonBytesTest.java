package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.shared.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import tools.jackson.databind.json.JsonMapper;

/// What is written is what the mapper writes, byte for byte.
final class JsonBytesTest {

    private static final JsonMapper JSON = Json.mapper();

    @Property
    void writesTexts(@ForAll String text) {
        // A lone surrogate is no text that a database has.
        var utf8 = text.getBytes(StandardCharsets.UTF_8);

        assertThat(new JsonBytes().text(utf8).toBytes())
                .isEqualTo(JSON.writeValueAsBytes(new String(utf8, StandardCharsets.UTF_8)));
    }

    @Example
    void writesEveryCharacterThatMayBeEscaped() {
        var text = new StringBuilder();
        for (char character = 0; character < 0x100; character++) {
            text.append(character);
        }
        text.append("\u2028\u2029\uFEFF\uFFFD").append(Character.toChars(0x1F680));

        assertThat(new JsonBytes()
                        .text(text.toString().getBytes(StandardCharsets.UTF_8))
                        .toBytes())
                .isEqualTo(JSON.writeValueAsBytes(text.toString()));
    }

    @Property
    void writesNumbers(@ForAll long number) {
        assertThat(new JsonBytes().number(number).toBytes()).isEqualTo(JSON.writeValueAsBytes(number));
    }

    @Property
    void writesTimestampsOfAllYears(
            @ForAll @LongRange(min = -62_135_596_800_000_000L, max = 253_402_300_799_999_999L) long micros) {
        var instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);

        assertThat(new JsonBytes().timestamp(micros).toBytes()).isEqualTo(JSON.writeValueAsBytes(instant));
    }

    @Example
    void growsWithWhatItWrites() {
        var random = new Random(7);
        var json = new JsonBytes();
        var expected = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            var text = "\"\u0001/".repeat(random.nextInt(30));
            json.text(text.getBytes(StandardCharsets.UTF_8)).raw(',');
            expected.append(JSON.writeValueAsString(text)).append(',');
        }

        assertThat(new String(json.toBytes(), StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }
}
