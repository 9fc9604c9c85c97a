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

/// `backup FILE`: writes the whole bank as it is at this moment. Servers may run on it, and go on.
@Command(
        name = "backup",
        description = "Write the whole bank, as it is at this moment, to a file. Servers may run on it meanwhile.",
        mixinStandardHelpOptions = true)
public final class BackupCommand implements Runnable {

    private static final String STANDARD_OUTPUT = "-";

    private final Supplier<Settings> settings;
    private final Backups backups;
    private final OutputStream out;
    private final PrintStream progress;

    @Parameters(paramLabel = "FILE", description = "The file to make; - is the standard output.")
    @SuppressWarnings("NullAway.Init")
    private String file;

    @Option(names = "--force", description = "Replace the file if there is one.")
    private boolean force;

    /// @param version  of this program
    /// @param out      the standard output
    /// @param progress gets what is for people
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
                progress.println("It is in " + file + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The backup could not be written to " + file + " (" + FileErrors.reason(e) + ")", e);
        }
    }

    private void write(Settings settings, OutputStream target) throws IOException {
        try (var bank = OpenBank.open(settings, progress)) {
            bank.checkCurrent();
            tell(backups.write(bank.url(), target));
        }
    }

    private void tell(BackupContents contents) {
        progress.println("The backup has " + contents + ".");
        if (contents.differences() > 0) {
            progress.println("The balances of " + contents.differences()
                    + " accounts are not the sum of their transactions; GET /admin/books shows them.");
        }
    }
}
