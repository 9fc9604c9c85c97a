package dev.mockbank.server.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mockbank.server.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdempotencyKeyTest {

    @Test
    void isTheSameInQuotesAndBare() {
        assertThat(IdempotencyKey.parse("\"8e03978e-40d5\"")).isEqualTo(IdempotencyKey.parse("8e03978e-40d5"));
    }

    @Test
    void readsEscapesInQuotes() {
        assertThat(IdempotencyKey.parse("\"a \\\"b\\\" \\\\ c\"").text()).isEqualTo("a \"b\" \\ c");
    }

    @Test
    void hasUpTo255Characters() {
        assertThat(IdempotencyKey.parse("k".repeat(255)).text()).hasSize(255);
        assertThat(IdempotencyKey.parse("\"" + "k".repeat(255) + "\"").text()).hasSize(255);
        assertRefused("k".repeat(256));
        assertRefused("\"" + "k".repeat(256) + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"key",
                "key\"",
                "a\"b",
                "\"a\"b\"",
                "\"a\\n\"",
                "\"a\";b=1",
                "k\u00e9y",
                "k\ty",
                "k\u007fy",
                "\"k\u0000\""
            })
    void refusesWhatIsNone(String header) {
        assertRefused(header);
    }

    private static void assertRefused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.parse(header))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().status()).isEqualTo(400));
    }
}
