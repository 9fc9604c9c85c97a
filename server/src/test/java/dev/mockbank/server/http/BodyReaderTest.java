package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.server.TestBank;
import org.junit.jupiter.api.Test;

/// What is said of bodies that cannot be read.
final class BodyReaderTest {

    @Test
    void namesABoundOfTheJsonInWordsForPeople() {
        try (var bank = TestBank.start()) {
            var deep = bank.post("/accounts", "[".repeat(33) + "]".repeat(33));
            var lengthy = bank.post("/accounts", "{\"balance\":" + "1".repeat(1001) + "}");

            assertThat(deep.json().at("/detail/0/msg").stringValue())
                    .contains("(32)")
                    .doesNotContain("`", "Stream");
            assertThat(lengthy.json().at("/detail/0/msg").stringValue())
                    .contains("(1000)")
                    .doesNotContain("`", "Stream");
        }
    }
}
