package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the screen shows and does, without its controls. While it is followed it asks anew when something in the bank
/// has changed, and when a day begins.
public final class OverviewModel {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Session session;
    private final Work work;
    private final Clock clock;
    private final ScreenContent content;
    private final BooksModel books;
    private final DemoModel demo;
    private final ReadOnlyObjectWrapper<@Nullable Glance> glance = new ReadOnlyObjectWrapper<>();
    private @Nullable Job following;
    private @Nullable LocalDate shownDay;

    /// @param clock tells what month it is
    public OverviewModel(Session session, Work work, Clock clock) {
        this.session = session;
        this.work = work;
        this.clock = clock.withZone(ZoneOffset.UTC);
        this.content = new ScreenContent(session);
        this.books = new BooksModel(session, work);
        this.demo = new DemoModel(session, work, this::refresh);
        session.onChange(() -> {
            if (following != null) {
                refresh();
                demo.look();
            }
        });
        content.follow(this::refresh);
    }

    /// How far the content has got.
    ScreenContent content() {
        return content;
    }

    /// The check of the books.
    BooksModel books() {
        return books;
    }

    /// Demo data, and the reset.
    DemoModel demo() {
        return demo;
    }

    /// What the bank looked like last; null before it was looked at.
    ReadOnlyObjectProperty<@Nullable Glance> glanceProperty() {
        return glance.getReadOnlyProperty();
    }

    /// Asks the bank anew.
    void refresh() {
        var today = LocalDate.now(clock);
        shownDay = today;
        content.load(bank -> Glance.of(bank, today), seen -> {
            glance.set(seen);
            return seen.accounts() > 0;
        });
    }

    /// Shows what happens in the bank from now on.
    void follow() {
        rest();
        following = work.every(
                PAUSE, () -> LocalDate.now(clock), this::turnTo, thrown -> content.failed(Failure.of(thrown)));
        books.follow();
    }

    /// Stops looking.
    void rest() {
        if (following != null) {
            following.cancel();
            following = null;
        }
        books.rest();
    }

    /// Another day has other figures, though nothing was changed.
    private void turnTo(LocalDate today) {
        if (shownDay != null && !shownDay.equals(today) && session.bank().isPresent()) {
            refresh();
        }
    }
}
