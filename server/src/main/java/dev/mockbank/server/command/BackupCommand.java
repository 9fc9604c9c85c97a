package dev.mockbank.server.command;

import dev.mockbank.server.backup.BackupContents;
import dev.mockbank.server.backup.Backups;
import dev.mockbank.server.backup.NewFile;
import dev.mockbank.server.files.FileErrors;
import dev.mockbank.server.settings.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backup FILE`: writes a consistent backup of the whole bank. Servers may keep running on it.
@Command(
        name = "backup",
        description = "Write a consistent backup of the whole bank to a file. Servers may keep running on it.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Runnable {

    private static final String STANDARD_OUTPUT = "-";

    private final Supplier<Settings> settings;
    private final Backups backups;
    private final OutputStream out;
    private final PrintStream progress;

    @Parameters(paramLabel = "FILE", description = "The file to create; - is standard output.")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(names = "--force", description = "Replace an existing file.")
    private boolean force;

    /// @param version  of this program
    /// @param out      standard output
    /// @param progress receives messages for the user
    public BackupCommand(Supplier<Settings> settings, String version, OutputStream out, PrintStream progress) {
        this.settings = settings;
        this.backups = new Backups(version);
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void run() {
        var settings = this.settings.get();
        try {
            if (file.equals(STANDARD_OUTPUT)) {
                write(settings, out);
                return;
            }
            try (var made = NewFile.at(Path.of(file), force)) {
                write(settings, made.out());
                made.publish();
                progress.println("Written to " + file + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The backup could not be written to " + file + " (" + FileErrors.reason(e) + ")", e);
        }
    }

    private void write(Settings settings, OutputStream target) throws IOException {
        try (var bank = OpenBank.open(settings, progress)) {
            bank.checkCurrent();
            print(backups.write(bank.url(), target));
        }
    }

    private void print(BackupContents contents) {
        progress.println("The backup has " + contents + ".");
        if (contents.differences() > 0) {
            progress.println("The balances of " + contents.differences()
                    + " accounts are not the sum of their transactions; GET /admin/books shows them.");
        }
    }
}
