package dev.mockbank.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the access log has of a path and its query.
final class LoggedTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/accounts,'',/accounts",
        "/transactions,limit=5&q=caf%C3%A9,/transactions?limit=5&q=caf%C3%A9",
        "/accounts,x-api-key=sesame&limit=1,/accounts?x-api-key=***&limit=1",
        "/accounts,limit=1&API%5FKEY=sesame,/accounts?limit=1&API%5FKEY=***",
        "/accounts,access_token=a=b,/accounts?access_token=***",
        "/accounts/mb_N7c2pV0yQ1xw8sR4,'',/accounts/***",
        "/transactions,q=mbm_N7c2pV0yQ1xw8sR4,/transactions?q=***",
        "/transactions,q=mb_short,/transactions?q=mb_short"
    })
    void hasWhatWasAskedForAndNoKey(String path, String query, String logged) {
        assertThat(LoggedTarget.text(path, query)).isEqualTo(logged);
    }

    @Test
    void isBoundedAndPrintable() {
        assertThat(LoggedTarget.text("/a", "q=" + "x".repeat(9_000))).hasSize(LoggedTarget.MAX_CHARACTERS + 1);
        assertThat(LoggedTarget.text("/a", "q=\u001b[31m\u0085é")).isEqualTo("/a?q=?[31m?é");
    }
}
