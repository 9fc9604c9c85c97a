package dev.mockbank.admin.backup;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.CodeBox;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.control.PlainDialog;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Notice;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Asks where a backup goes or comes from, says what it means, and how far it is.
public final class BackupDialogs {

    private static final String FILE = "file";
    private static final String ENDING = ".mockbank";
    private static final double WIDTH = 480;

    private final BackupModel model;
    private final Desk desk;
    private @Nullable Notice progress;

    public BackupDialogs(BackupModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        model.writtenProperty().subscribe(bytes -> show(bytes.longValue()));
        model.runningProperty().subscribe(running -> {
            if (!running) {
                end();
            }
        });
    }

    /// Asks where to write the bank to.
    public void backUp() {
        var refusal = model.whyNoBackup();
        if (refusal.isPresent()) {
            refuse("Back up the bank", refusal.get(), "mockbank-server backup bank" + ENDING);
        } else {
            new Writing().dialog.show();
        }
    }

    /// Asks which backup takes the place of what is in the bank.
    public void restore() {
        var refusal = model.whyNoRestore();
        if (refusal.isPresent()) {
            refuse("Restore a backup", refusal.get(), "mockbank-server restore --replace bank" + ENDING);
        } else {
            new Restoring().dialog.show();
        }
    }

    private void refuse(String title, String sentence, String command) {
        new PlainDialog(desk.dialogs(), title, WIDTH)
                .add(paragraph(sentence))
                .add(new CodeBox(command))
                .button(Buttons.copying("Copy command", () -> command))
                .show();
    }

    private final class Writing {

        private final TextField file = new TextField(defaultFile().toString());
        private final FormDialog dialog = new FormDialog(desk.dialogs(), "Back up the bank", "Back up", this::write)
                .say("The whole bank as it is now: accounts, transactions and API keys, of which only hashes are"
                        + " kept. The server goes on meanwhile.")
                .field(FILE, "File", withChooser(file, true));

        private void write() {
            var path = BackupModel.path(file.getText());
            if (path.isEmpty()
                    || path.get().getParent() == null
                    || !Files.isDirectory(path.get().getParent())) {
                dialog.wrong(FILE, "Give the whole path of a file in a folder that is there.", file);
                return;
            }
            dialog.close();
            progress = desk.notices().hold("Backing up…", new Notice.Offer("Cancel backup", model::cancel));
            model.backUp(
                    path.get(),
                    sentence -> done(path.get(), sentence),
                    failure -> failed("No backup was written", failure));
        }
    }

    private final class Restoring {

        private final TextField file = new TextField();
        private final FormDialog dialog = new FormDialog(
                        desk.dialogs(), "Restore a backup", "Replace the bank", this::restore)
                .say("Everything that is in the bank now, accounts, transactions and API keys, is replaced by what the"
                        + " backup has. The server is stopped for it and started again.")
                .say("What is there stays until the backup is in place as a whole; if that fails nothing is changed.")
                .field(FILE, "Backup", withChooser(file, false))
                .risky();

        private void restore() {
            var path = BackupModel.path(file.getText());
            if (path.isEmpty() || !BackupModel.isBackup(path.get())) {
                dialog.wrong(FILE, "Choose a file that was written as a backup of Mockbank.", file);
                return;
            }
            dialog.close();
            model.restore(path.get(), desk.notices()::tell, failure -> failed("The backup was not restored", failure));
        }
    }

    private HBox withChooser(TextField file, boolean save) {
        file.setPromptText("/path/to/bank" + ENDING);
        file.setAccessibleText("Backup file");
        HBox.setHgrow(file, Priority.ALWAYS);
        var choose = Buttons.bordered("Choose…", () -> choose(file, save));
        var line = new HBox(file, choose);
        line.getStyleClass().add("setting-line");
        return line;
    }

    private void choose(TextField field, boolean save) {
        var chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Backup of Mockbank", "*" + ENDING));
        BackupModel.path(field.getText())
                .flatMap(path -> Optional.ofNullable(path.getParent()))
                .map(Path::toFile)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        chooser.setInitialFileName(String.valueOf(defaultFile().getFileName()));
        var window = desk.dialogs().getScene().getWindow();
        @Nullable File chosen = save ? chooser.showSaveDialog(window) : chooser.showOpenDialog(window);
        if (chosen != null) {
            field.setText(chosen.getAbsolutePath());
        }
    }

    private Path defaultFile() {
        var day = DateTimeFormatter.ISO_LOCAL_DATE.format(desk.formats().time().today());
        return Path.of(System.getProperty("user.home"), "mockbank-" + day + ENDING)
                .toAbsolutePath();
    }

    private void show(long bytes) {
        if (progress != null) {
            progress.say("Backing up, " + desk.formats().numbers().bytes(bytes) + " written.");
        }
    }

    private void end() {
        if (progress != null) {
            desk.notices().remove(progress);
            progress = null;
        }
    }

    private void done(Path file, String sentence) {
        var folder = Optional.ofNullable(file.getParent());
        desk.notices()
                .tell(
                        sentence + " It is in " + file.getFileName() + ".",
                        new Notice.Offer(
                                "Open folder",
                                () -> folder.ifPresent(place -> desk.browser().accept(place.toUri()))));
    }

    /// Such a sentence may be longer than a notice, and is not to pass by.
    private void failed(String title, Failure failure) {
        new PlainDialog(desk.dialogs(), title, WIDTH)
                .add(paragraph(failure.sentence()))
                .show();
    }

    private static Label paragraph(String sentence) {
        var text = new Label(sentence);
        text.setWrapText(true);
        text.getStyleClass().addAll(Style.MUTED, Style.PARAGRAPH);
        return text;
    }
}
