package dev.mockbank.server;

import dev.mockbank.server.command.BackupCommand;
import dev.mockbank.server.command.CheckCommand;
import dev.mockbank.server.command.KeyCommand;
import dev.mockbank.server.command.KeyCreateCommand;
import dev.mockbank.server.command.RestoreCommand;
import dev.mockbank.server.settings.Environment;
import dev.mockbank.server.settings.Settings;
import dev.mockbank.server.settings.SettingsHelp;
import java.io.PrintStream;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/// The command line: the server itself and the subcommands.
final class Commands {

    /// Wide enough for each setting's description: picocli would wrap in the middle of an address.
    private static final int HELP_COLUMNS = 132;

    private Commands() {}

    /// @param out      receives the result of a command
    /// @param progress receives its progress
    static CommandLine line(Main main, PrintStream out, PrintStream progress) {
        Supplier<Settings> settings = () -> {
            quiet();
            return Environment.ofThisProcess().settings();
        };
        var line = new CommandLine(main);
        line.getCommandSpec().usageMessage().footer(SettingsHelp.lines());
        line.addSubcommand(new CheckCommand(() -> Environment.ofThisProcess().wrongSettings(), settings, out));
        line.addSubcommand(
                new CommandLine(new KeyCommand()).addSubcommand(new KeyCreateCommand(settings, out, progress)));
        line.addSubcommand(new BackupCommand(settings, Version.current(), out, progress));
        line.addSubcommand(new RestoreCommand(settings, progress));
        line.setUsageHelpWidth(HELP_COLUMNS);
        return line;
    }

    /// A command's output is reserved for its result: of the libraries' logs only warnings are shown, on standard
    /// error.
    private static void quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
