package dev.mockbank.admin.server;

import dev.mockbank.admin.client.Session;
import dev.mockbank.shared.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the server answered in each of the last two minutes' seconds. The server tells of seconds with requests only;
/// between them it was quiet. It remembers two minutes itself, so that nothing is missing of the time when nobody
/// looked.
final class TrafficHistory {

    /// How many seconds are shown.
    static final int SECONDS = 120;

    /// A second of which nothing was heard counts as quiet only when its news would have come by then.
    private static final int NEWS_DELAY = 2;

    private final LongSupplier nanoTime;
    private final TreeMap<Long, Traffic.Second> busy = new TreeMap<>();
    private final ReadOnlyObjectWrapper<List<Traffic.Second>> window = new ReadOnlyObjectWrapper<>(List.of());
    private long toldSecond;
    private long toldNanos;

    TrafficHistory(Session session) {
        this(session, System::nanoTime);
    }

    TrafficHistory(Session session, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        session.trafficProperty().subscribe(this::take);
    }

    /// The last [#SECONDS] finished seconds, oldest first; empty while no server tells them.
    ReadOnlyObjectProperty<List<Traffic.Second>> windowProperty() {
        return window.getReadOnlyProperty();
    }

    /// Moves on with the time.
    void tick() {
        if (toldSecond > 0) {
            long now = toldSecond + TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - toldNanos);
            show(Math.max(toldSecond - 1, now - NEWS_DELAY));
        }
    }

    private void take(Traffic told) {
        if (told.second() < toldSecond) {
            busy.clear();
        }
        toldSecond = told.second();
        toldNanos = nanoTime.getAsLong();
        told.busy().forEach(second -> busy.put(second.second(), second));
        show(told.second() - 1);
    }

    private void show(long last) {
        busy.headMap(last - SECONDS + 1).clear();
        var seconds = new ArrayList<Traffic.Second>();
        if (toldSecond > 0) {
            for (long second = last - SECONDS + 1; second <= last; second++) {
                seconds.add(busy.getOrDefault(second, new Traffic.Second(second, 0, 0, 0)));
            }
        }
        window.set(List.copyOf(seconds));
    }
}
