package dev.mockbank.admin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.client.ConnectionState.Died;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.Traffic;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The seconds that the live charts show.
class TrafficHistoryTest {

    private final PlainWindow window = new PlainWindow();
    private final Session session = new Session(window.work());
    private final AtomicLong nanos = new AtomicLong();
    private final TrafficHistory history = new TrafficHistory(session, nanos::get);

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void secondsWithoutNewsWereQuiet() {
        session.show(new Traffic(500, 0, List.of(second(490, 18), second(491, 0), second(498, 3))));

        var shown = history.windowProperty().get();

        assertThat(shown).hasSize(TrafficHistory.SECONDS);
        assertThat(shown.getLast()).isEqualTo(second(499, 0));
        assertThat(requests())
                .contains(18L, 3L)
                .filteredOn(requests -> requests > 0)
                .hasSize(2);
    }

    @Test
    void movesOnWithTheTimeUntilAllIsQuiet() {
        session.show(new Traffic(500, 0, List.of(second(499, 5))));

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
        history.tick();
        assertThat(history.windowProperty().get().getLast().second()).isEqualTo(558);
        assertThat(requests()).contains(5L);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(80));
        history.tick();
        assertThat(requests()).hasSize(TrafficHistory.SECONDS).containsOnly(0L);
    }

    @Test
    void aSecondWhoseNewsMayStillComeIsNotShownAsQuiet() {
        session.show(new Traffic(500, 0, List.of(second(499, 5))));
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_200));
        history.tick();
        assertThat(history.windowProperty().get().getLast().second()).isEqualTo(499);
    }

    @Test
    void aServerThatEndedHasNoFigures() {
        session.show(new Traffic(500, 0, List.of(second(499, 5))));
        session.become(new Died("The server ended.", List.of()));
        assertThat(history.windowProperty().get()).isEmpty();

        session.show(new Traffic(3, 0, List.of(second(2, 7))));
        assertThat(requests()).contains(7L).doesNotContain(5L);
    }

    private List<Long> requests() {
        return history.windowProperty().get().stream()
                .map(Traffic.Second::requests)
                .toList();
    }

    private static Traffic.Second second(long second, long requests) {
        return new Traffic.Second(second, requests, requests * 100, requests * 200);
    }
}
