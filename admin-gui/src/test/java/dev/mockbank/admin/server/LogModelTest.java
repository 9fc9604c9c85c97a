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
        output.add("2026-11-22T09:41:00.118Z INFO mockbank.access 127.0.0.1 GET /accounts 200 0.6 ms a1");
        output.add("2026-11-22T09:41:01.118Z INFO mockbank.access 127.0.0.1 GET /metrics 200 0.4 ms a2");
        output.add("2026-11-22T09:41:02.118Z WARNING mockbank.database The database cannot be reached");
        output.add("\tat some.Place");
        output.add("2026-11-22T09:41:03.118Z INFO mockbank.database The database is back");
        window.run(log::follow);
        window.await(() -> log.shown().size() == 5);
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void leavesOutTheRequestsOfTheConsolesWatch() {
        assertThat(messages()).noneMatch(message -> message.contains("/metrics"));
    }

    @Test
    void aSearchLooksAtTheWholeLineInCapitalsOrNot() {
        window.run(() -> log.searchProperty().set("DATABASE"));

        assertThat(messages())
                .containsExactly("Preparing the database …", "The database cannot be reached", "The database is back");
    }

    @Test
    void warningsComeWithTheirStackTraces() {
        window.run(() -> log.warningsOnlyProperty().set(true));

        assertThat(messages()).containsExactly("The database cannot be reached", "    at some.Place");
    }

    @Test
    void newLinesComeByThemselvesAndAreCopiedAsTheyWerePrinted() {
        output.add("Stopped.");

        window.await(() -> log.shown().size() == 6);
        assertThat(LogModel.text(window.call(() -> List.copyOf(log.shown()))))
                .contains("2026-11-22T09:41:03.118Z INFO mockbank.database The database is back\nStopped.");
    }

    private List<String> messages() {
        return window.call(() -> log.shown().stream().map(LogLine::message).toList());
    }
}
