package dev.mockbank.admin.server;

import dev.mockbank.admin.process.ServerOutput;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The log of the console's own server as it grows, newest last, and what of it is shown. It keeps as many lines as the
/// [ServerOutput], and follows it only while somebody looks.
final class LogModel {

    private static final Logger LOG = System.getLogger("mockbank.console");
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Work work;
    private final ServerOutput output;
    private final ObservableList<LogLine> lines = FXCollections.observableArrayList();
    private final FilteredList<LogLine> shown = new FilteredList<>(lines);
    private final StringProperty search = new SimpleStringProperty("");
    private final BooleanProperty warningsOnly = new SimpleBooleanProperty();
    private volatile long next;
    private @Nullable Job following;

    LogModel(Work work, ServerOutput output) {
        this.work = work;
        this.output = output;
        search.subscribe(this::filter);
        warningsOnly.subscribe(this::filter);
    }

    /// The lines that the search and the level let through.
    ObservableList<LogLine> shown() {
        return shown;
    }

    /// What a line must contain, in capitals or not; empty lets all through.
    StringProperty searchProperty() {
        return search;
    }

    /// Whether only warnings and errors are shown.
    BooleanProperty warningsOnlyProperty() {
        return warningsOnly;
    }

    /// Begins to follow the log.
    void follow() {
        if (following == null) {
            following = work.every(
                    PAUSE,
                    () -> output.since(next),
                    this::add,
                    thrown -> LOG.log(Level.WARNING, "The log is not followed", thrown));
        }
    }

    /// Stops following it; what was printed meanwhile comes with the next [#follow].
    void rest() {
        if (following != null) {
            following.cancel();
            following = null;
        }
    }

    /// Lines as text, as they are shown.
    static String text(List<LogLine> chosen) {
        return chosen.stream().map(LogLine::shown).collect(Collectors.joining("\n"));
    }

    private void add(ServerOutput.Part part) {
        next = part.next();
        var added = new ArrayList<LogLine>();
        var level = lines.isEmpty() ? LogLine.Level.INFO : lines.getLast().level();
        for (var text : part.lines()) {
            var line = LogLine.of(text, level);
            level = line.level();
            if (!text.isBlank()) {
                added.add(line);
            }
        }
        if (!added.isEmpty()) {
            lines.addAll(added);
            lines.remove(0, Math.max(0, lines.size() - ServerOutput.MAX_LINES));
        }
    }

    private void filter() {
        var wanted = search.get().strip().toLowerCase(Locale.ROOT);
        boolean warnings = warningsOnly.get();
        shown.setPredicate(line ->
                (!warnings || line.isWarning()) && (contains(line.shown(), wanted) || contains(line.text(), wanted)));
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
