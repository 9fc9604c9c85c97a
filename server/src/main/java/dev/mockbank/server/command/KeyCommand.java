package dev.mockbank.server.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `key`: the API keys, by subcommands.
@Command(name = "key", description = "Create API keys.", mixinStandardHelpOptions = true)
public final class KeyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A subcommand is missing: key create NAME");
    }
}
