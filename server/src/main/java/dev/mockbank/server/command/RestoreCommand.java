package dev.mockbank.server.command;

import dev.mockbank.server.backup.BackupFile;
import dev.mockbank.server.backup.Restores;
import dev.mockbank.server.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `restore FILE`: fills the bank with what a backup has. No server may run on it.
@Command(
        name = "restore",
        description = "Fill an empty bank with what a backup has, or change nothing. No server may run on it.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Runnable {

    private final Supplier<Settings> settings;
    private final PrintStream progress;

    @Parameters(paramLabel = "FILE", description = "A file that backup has written.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--replace", description = "Delete what is in the bank: accounts, transactions and API keys.")
    private boolean replace;

    /// @param progress gets what is for people
    public RestoreCommand(Supplier<Settings> settings, PrintStream progress) {
        this.settings = settings;
        this.progress = progress;
    }

    @Override
    public void run() {
        var settings = this.settings.get();
        var backup = BackupFile.verified(file);
        try (var bank = OpenBank.openAlone(settings, progress)) {
            bank.prepare();
            var contents = new Restores(step -> progress.println(step + " …")).restore(bank.url(), backup, replace);
            progress.println("The bank has " + contents + " now, as Mockbank " + contents.madeBy() + " saved them at "
                    + contents.takenAt() + ".");
        }
    }
}
