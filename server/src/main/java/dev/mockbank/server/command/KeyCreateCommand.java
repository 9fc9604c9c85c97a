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

/// `key create NAME`: creates an API key directly in the database, whether a server is running or not. A running
/// server accepts the key at once.
@Command(
        name = "create",
        description = "Create an API key and print it, this once. A running server accepts it at once.",
        mixinStandardHelpOptions = true)
public final class KeyCreateCommand implements Runnable {

    private final Supplier<Settings> settings;
    private final PrintStream out;
    private final PrintStream progress;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "A name to recognise the key by.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(
            names = "--rate-limit",
            paramLabel = "N",
            description = "Requests a minute; 0 is no limit. The default is the setting RATE_LIMIT.")
    private @Nullable Integer rateLimit;

    /// @param out      receives only the key, for scripts
    /// @param progress receives messages for the user
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
                    spec.commandLine(), "NAME may have at most " + ApiKey.NAME_CHARACTERS + " characters");
        }
        if (rateLimit != null && (rateLimit < 0 || rateLimit > ApiKey.MAX_RATE_LIMIT)) {
            throw new ParameterException(
                    spec.commandLine(), "--rate-limit must be a number from 0 to " + ApiKey.MAX_RATE_LIMIT);
        }
    }

    private void print(IssuedApiKey key) {
        progress.println("API key " + key.id() + " was created. It is shown only now:");
        progress.flush();
        out.println(key.key());
        out.flush();
    }
}
