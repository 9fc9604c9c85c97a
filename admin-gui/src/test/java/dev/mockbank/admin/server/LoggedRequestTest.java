package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is read of a line of the access log.
class LoggedRequestTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1 GET / 200 0.6 ms a1,GET / 200 0.6 ms,INFO",
        "127.0.0.1 GET /x?y=1 304 0.6 ms a1 key=master,GET /x?y=1 304 0.6 ms  key=master,INFO",
        "::1 POST /transactions 429 12.0 ms a1 key=3 web front end,POST /transactions 429 12.0 ms  key=web front end,WARN",
        "127.0.0.1 GET /x 401 0.0 ms a1,GET /x 401 0.0 ms,WARN",
        "127.0.0.1 GET /x 404 0.0 ms a1 key=17,GET /x 404 0.0 ms  key=#17,WARN",
        "127.0.0.1 GET /x 503 3000.1 ms a1 key=17 99,GET /x 503 3000.1 ms  key=99,ERROR"
    })
    void showsWhatWasAskedHowItWentAndByWhom(String line, String shown, LogLine.Level level) {
        var request = LoggedRequest.of(line).orElseThrow();

        assertThat(request.shown()).isEqualTo(shown);
        assertThat(request.level()).isEqualTo(level);
    }

    @Test
    void leavesALineAloneThatItDoesNotKnow() {
        assertThat(LoggedRequest.of("- unreadable - 400 - a1")).isEmpty();
    }
}
