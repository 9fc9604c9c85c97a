package dev.mockbank.admin.transactions.export;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Notice;
import dev.mockbank.admin.search.Search;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Exports what a search finds: asks how and where, shows how far it is, and says where the file lies.
public final class ExportDialog {

    private static final String REMEMBERED_MARK = "export.byte-order-mark";
    private static final String REMEMBERED_FOLDER = "export.folder";
    private static final String MARK = "mark";
    private static final int NAME_CHARACTERS = 60;

    private final Exporting exporting;
    private final Desk desk;
    private final Preferences preferences;
    private Consumer<Runnable> before = Runnable::run;
    private @Nullable Notice progress;

    public ExportDialog(Exporting exporting, Desk desk, Preferences preferences) {
        this.exporting = exporting;
        this.desk = desk;
        this.preferences = preferences;
        exporting.writtenProperty().subscribe(rows -> show(rows.longValue()));
        exporting.runningProperty().subscribe(running -> {
            if (!running) {
                end();
            }
        });
    }

    /// Lets something be done before an export begins, so that the file holds what the screen shows.
    ///
    /// @param settle runs what it is given when it is done
    public void onStart(Consumer<Runnable> settle) {
        before = settle;
    }

    /// Opens it, unless an export is under way: there is one at a time.
    ///
    /// @param what what is exported, such as `transactions` or an account's name; the file is called so
    /// @param rows how many rows it has, if that is known
    public void open(Search search, String what, Optional<Long> rows) {
        // Its button stays enabled: a button that is disabled loses the focus.
        if (exporting.runningProperty().get()) {
            desk.notices().tell("One export at a time: wait until it is written, or cancel it.");
            return;
        }
        var mark = new CheckBox("For Excel: begin with a byte order mark");
        mark.setSelected(preferences.get(REMEMBERED_MARK).isPresent());
        var count = rows.map(number -> desk.formats().numbers().count(number, "transaction", "transactions"))
                .orElse("All transactions that are found");
        new FormDialog(desk.dialogs(), "Export CSV", "Choose file…", () -> choose(search, what, mark.isSelected()))
                .say(count + ", as " + (search.isFiltered() ? "filtered" : "listed")
                        + ", with the columns of the API. Amounts have a point, times are in UTC.")
                .field(MARK, "UTF-8", mark)
                .show();
    }

    private void choose(Search search, String what, boolean mark) {
        preferences.set(REMEMBERED_MARK, mark ? "true" : "");
        desk.dialogs().close();
        var chooser = new FileChooser();
        chooser.setTitle("Export transactions");
        chooser.setInitialFileName(fileName(what, desk.formats().time().today()));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        preferences
                .get(REMEMBERED_FOLDER)
                .map(File::new)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        @Nullable File file = chooser.showSaveDialog(desk.dialogs().getScene().getWindow());
        if (file != null) {
            preferences.set(REMEMBERED_FOLDER, String.valueOf(file.getParent()));
            start(new CsvExport.Wanted(
                    search.sort().apply(search.filter(desk.formats().time())), file.toPath(), mark));
        }
    }

    /// Exports into a file that was chosen.
    public void start(CsvExport.Wanted wanted) {
        before.accept(() -> begin(wanted));
    }

    private void begin(CsvExport.Wanted wanted) {
        if (exporting.runningProperty().get()) {
            return;
        }
        progress = desk.notices().hold("Exporting…", new Notice.Offer("Cancel export", exporting::cancel));
        exporting.start(wanted, rows -> done(wanted.file(), rows), this::failed);
    }

    private void show(long written) {
        if (progress != null) {
            progress.say("Exporting, " + desk.formats().numbers().count(written) + " written.");
        }
    }

    private void end() {
        if (progress != null) {
            desk.notices().remove(progress);
            progress = null;
        }
    }

    private void done(Path file, long rows) {
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent());
        desk.notices()
                .tell(
                        desk.formats().numbers().count(rows, "transaction", "transactions") + " written to "
                                + file.getFileName() + ".",
                        new Notice.Offer(
                                "Open folder",
                                () -> folder.ifPresent(place -> desk.browser().accept(place.toUri()))));
    }

    private void failed(Failure failure) {
        desk.notices().tell(failure.sentence());
    }

    /// Such as `Everyday-2026-11-20.csv`, of letters that every file system takes.
    static String fileName(String what, LocalDate day) {
        var plain = what.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        var bounded = plain.substring(0, Math.min(NAME_CHARACTERS, plain.length()));
        return (bounded.isEmpty() ? "transactions" : bounded) + "-" + DateTimeFormatter.ISO_LOCAL_DATE.format(day)
                + ".csv";
    }
}
