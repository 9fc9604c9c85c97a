package dev.mockbank.server.command;

import dev.mockbank.server.settings.Settings;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/// `check`: looks at everything that a start needs, and changes nothing.
@Command(
        name = "check",
        description = "Check the settings, the address, the database and Redis, and report what is wrong."
                + " Nothing is made or changed. The exit code is 0 when all is right, and 1 otherwise.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;

    private final Supplier<List<String>> wrongSettings;
    private final Supplier<Settings> settings;
    private final PrintStream out;

    /// @param wrongSettings a sentence for each setting with a wrong value
    /// @param settings    what right settings say
    public CheckCommand(Supplier<List<String>> wrongSettings, Supplier<Settings> settings, PrintStream out) {
        this.wrongSettings = wrongSettings;
        this.settings = settings;
        this.out = out;
    }

    @Override
    public Integer call() {
        var findings = findings();
        findings.forEach(out::println);
        out.flush();
        return findings.stream().allMatch(Finding::right) ? RIGHT : WRONG;
    }

    /// Of wrong settings nothing more can be found out.
    private List<Finding> findings() {
        var wrong = wrongSettings.get();
        if (!wrong.isEmpty()) {
            return wrong.stream()
                    .map(sentence -> Finding.wrong("settings", sentence))
                    .toList();
        }
        var checked = settings.get();
        var findings = new ArrayList<Finding>();
        findings.add(Finding.right("settings", "every value is accepted"));
        findings.add(AddressCheck.find(checked.address()));
        checked.address().tls().map(TlsCheck::find).ifPresent(findings::add);
        findings.add(DatabaseCheck.find(checked));
        checked.databaseReadUrl().map(DatabaseCheck::findStandby).ifPresent(findings::add);
        checked.redisUrl().map(RedisCheck::find).ifPresent(findings::add);
        return findings;
    }
}
