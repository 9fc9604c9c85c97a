package dev.mockbank.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The answers of the reference service, replayed in their order against the production wiring.
@TestMethodOrder(MethodOrderer.MethodName.class)
@Tag("database")
final class ContractTest {

    private static final Map<String, String> CAPTURED = new HashMap<>();
    private static TestBank bank;

    @BeforeAll
    static void start() {
        bank = TestBank.start();
    }

    @AfterAll
    static void stop() {
        bank.close();
    }

    static List<ContractCase> cases() {
        return ContractCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsTheReferenceDoes(ContractCase expected) {
        var reply = expected.send(bank, CAPTURED);

        assertThat(reply.status()).as(reply.text()).isEqualTo(expected.status());
        var difference = ContractMatch.difference(expected.body(), reply.json(), CAPTURED);
        assertThat(difference).as("answer: %s", reply.text()).isEmpty();
        expected.captures()
                .forEach((name, field) ->
                        CAPTURED.put(name, reply.json().get(field).asString()));
    }
}
