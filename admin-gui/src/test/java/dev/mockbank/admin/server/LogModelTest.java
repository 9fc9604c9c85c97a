package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.process.ServerOutput;
import dev.mockbank.admin.work.PlainWindow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The log as the screen shows it.
class LogModelTest {

    private final PlainWindow window = new PlainWindow();
    private final ServerOutput output = new ServerOutput();
    private final LogModel log = new LogModel(window.work(), output);

    @BeforeEach
    void follow() {
        output.add("Preparing the database …");
        output.add(
                "2026-11-22T09:41:00.118Z INFO mockbank.access 127.0.0.1 GET /accounts?limit=5 200 0.6 ms a1 key=3 ci");
        output.add("2026-11-22T09:41:01.118Z INFO mockbank.access 127.0.0.1 GET /accounts/abc 422 0.4 ms a2 key=4");
        output.add("2026-11-22T09:41:02.118Z WARNING mockbank.database The database cannot be reached");
        output.add("\tat some.Place");
        output.add("2026-11-22T09:41:03.118Z INFO mockbank.database The database is back");
        window.run(log::follow);
        window.await(() -> log.shown().size() == 6);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void aSearchLooksAtTheWholeLineInCapitalsOrNot() {
        window.run(() -> log.searchProperty().set("DATABASE"));

        assertThat(messages())
                .containsExactly("Preparing the database …", "The database cannot be reached", "The database is back");
    }

    @Test
    void aSearchFindsARequestByItsNumberAndByWhatIsShownOfIt() {
        window.run(() -> log.searchProperty().set("a1"));
        assertThat(window.call(() -> log.shown().size())).isEqualTo(1);
        window.run(() -> log.searchProperty().set("key=#4"));
        assertThat(window.call(() -> log.shown().size())).isEqualTo(1);
    }

    @Test
    void refusedRequestsAreWarningsAndWarningsComeWithTheirStackTraces() {
        window.run(() -> log.warningsOnlyProperty().set(true));

        assertThat(messages())
                .satisfiesExactly(
                        refused -> assertThat(refused).contains("GET /accounts/abc 422"),
                        away -> assertThat(away).isEqualTo("The database cannot be reached"),
                        trace -> assertThat(trace).isEqualTo("    at some.Place"));
    }

    @Test
    void newLinesComeByThemselvesAndAreCopiedAsTheyAreShown() {
        output.add("Stopped.");

        window.await(() -> log.shown().size() == 7);
        var lines = window.call(() -> List.copyOf(log.shown()));
        assertThat(LogModel.text(lines).lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Preparing the database …"),
                        line -> assertThat(line)
                                .matches("..:41:00\\.118 INFO  access   GET /accounts\\?limit=5 200 0\\.6 ms  key=ci"),
                        line -> assertThat(line)
                                .matches("..:41:01\\.118 WARN  access   GET /accounts/abc 422 0\\.4 ms  key=#4"),
                        line -> assertThat(line)
                                .matches("..:41:02\\.118 WARN  database The database cannot be reached"),
                        line -> assertThat(line).isEqualTo("    at some.Place"),
                        line -> assertThat(line).matches("..:41:03\\.118 INFO  database The database is back"),
                        line -> assertThat(line).isEqualTo("Stopped."));
    }

    private List<String> messages() {
        return window.call(() -> log.shown().stream().map(LogLine::message).toList());
    }
}
