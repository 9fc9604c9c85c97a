package dev.mockbank.server.command;

import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.settings.Settings;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.IssuedApiKey;
import dev.mockbank.shared.NewApiKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `key create NAME`: makes an API key in the database itself, whether a server runs or not. A server that runs takes
/// the key from then on.
@Command(
        name = "create",
        description = "Make an API key and print it, this once. A server that runs takes it at once.",
        mixinStandardHelpOptions = true)
public final class KeyCreateCommand implements Runnable {

    private final Supplier<Settings> settings;
    private final PrintStream out;
    private final PrintStream progress;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "What the key is for, to recognise it by.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description = "Requests a minute; 0 is no limit. Without it the setting RATE_LIMIT counts.")
    private @Nullable Integer rateLimit;

    /// @param out      gets the key alone, so that a script can take it
    /// @param progress gets what is for people
    public KeyCreateCommand(Supplier<Settings> settings, PrintStream out, PrintStream progress) {
        this.settings = settings;
        this.out = out;
        this.progress = progress;
    }

    @Override
    public void run() {
        checkArguments();
        try (var bank = OpenBank.open(settings.get(), progress)) {
            bank.prepare();
            try (var database = Database.of(bank.url(), 1, new SimpleMeterRegistry())) {
                print(ApiKeys.create(database, new NewApiKey(name, rateLimit)));
            }
        }
    }

    private void checkArguments() {
        if (name.length() > ApiKey.NAME_CHARACTERS) {
            throw new ParameterException(
                    spec.commandLine(), "NAME may have " + ApiKey.NAME_CHARACTERS + " characters at most");
        }
        if (rateLimit != null && (rateLimit < 0 || rateLimit > ApiKey.MAX_RATE_LIMIT)) {
            throw new ParameterException(
                    spec.commandLine(), "--rate-limit takes a number from 0 to " + ApiKey.MAX_RATE_LIMIT);
        }
    }

    private void print(IssuedApiKey key) {
        progress.println("API key " + key.id() + " is made. It is shown this once:");
        progress.flush();
        out.println(key.key());
        out.flush();
    }
}
