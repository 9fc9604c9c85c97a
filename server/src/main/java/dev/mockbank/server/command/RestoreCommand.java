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

/// `restore FILE`: restores a backup. No server may be running on the bank.
@Command(
        name = "restore",
        description = "Restore a backup into an empty bank, completely or not at all. No server may be running on it.",
        mixinStandardHelpOptions = true)
public final class RestoreCommand implements Runnable {

    private final Supplier<Settings> settings;
    private final PrintStream progress;

    @Parameters(paramLabel = "FILE", description = "A file that was written by backup.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--replace", description = "First delete what is in the bank: accounts, transactions and API keys.")
    private boolean replace;

    /// @param progress receives messages for the user
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
