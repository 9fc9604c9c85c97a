package dev.mockbank.admin.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Asks the server's own `check` what a start with other settings would meet. It changes nothing, and needs nothing of
/// a server that runs. Waits for it; not for the window's thread.
final class ServerCheck {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Pattern FINDING = Pattern.compile("(ok|WRONG)\\s+(\\S+)\\s+(.*)");
    private static final Pattern IN_USE =
            Pattern.compile("embedded, in (.*), used by the server with process id (\\d+)");

    private ServerCheck() {}

    /// What was found of one thing.
    ///
    /// @param right    whether the server could start with it
    /// @param subject  `settings`, `address`, `database` or `redis`
    /// @param sentence how it is, and when it is wrong what to do
    record Finding(boolean right, String subject, String sentence) {

        /// The process id of the server that uses the embedded database there.
        Optional<String> user() {
            var inUse = IN_USE.matcher(sentence);
            return inUse.find() ? Optional.of(inUse.group(2)) : Optional.empty();
        }
    }

    /// Looks. The port is left out: the server that runs may have it.
    ///
    /// @throws IOException when the check cannot be run, or says nothing
    static List<Finding> run(List<String> command, ServerSettings settings) throws IOException, InterruptedException {
        var check = new ArrayList<>(command);
        check.add("check");
        var builder = new ProcessBuilder(check)
                .directory(settings.home().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        settings.into(builder.environment());
        builder.environment().put("PORT", "0");
        var process = builder.start();
        process.getOutputStream().close();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            // It prints a few lines, which the pipe holds while it is waited for.
            if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException(
                        "The check of the settings takes longer than " + BOUND.toSeconds() + " seconds. Try again.");
            }
            var findings = lines.lines().flatMap(line -> read(line).stream()).toList();
            if (findings.isEmpty()) {
                throw new IOException("The settings could not be checked (exit code " + process.exitValue() + ").");
            }
            return findings;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Optional<Finding> read(String line) {
        var parts = FINDING.matcher(line);
        return parts.matches()
                ? Optional.of(new Finding(parts.group(1).equals("ok"), parts.group(2), parts.group(3)))
                : Optional.empty();
    }
}
