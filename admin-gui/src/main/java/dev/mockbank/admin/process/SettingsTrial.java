package dev.mockbank.admin.process;

import dev.mockbank.admin.preferences.OwnerOnly;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Tries whether the console's own server could start with other settings, before the one that runs is stopped. Waits
/// for that; not for the window's thread.
public final class SettingsTrial {

    private final ServerSettings before;
    private final Supplier<List<String>> command;

    /// @param before  the settings that the server has now
    /// @param command gives the command that starts the server
    SettingsTrial(ServerSettings before, Supplier<List<String>> command) {
        this.before = before;
        this.command = command;
    }

    /// What stands against settings, as a sentence for each; all empty when nothing does.
    ///
    /// @param freePort the next free port in place of one that is taken
    /// @param folder   what is wrong with the data folder
    /// @param database what is wrong with the user's own database
    /// @param redis    what is wrong with Redis
    /// @param other    what is wrong with anything else
    public record Verdict(
            OptionalInt freePort,
            Optional<String> folder,
            Optional<String> database,
            Optional<String> redis,
            Optional<String> other) {

        /// Whether the server can start.
        public boolean good() {
            return freePort.isEmpty() && folder.isEmpty() && database.isEmpty() && redis.isEmpty() && other.isEmpty();
        }

        private static Verdict ofFolder(String sentence) {
            return new Verdict(
                    OptionalInt.empty(), Optional.of(sentence), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /// Tries settings. A folder that is missing is made, as the start would; it goes again when something is
    /// wrong, or when the trial is broken off.
    ///
    /// @throws IOException when they cannot be tried
    public Verdict of(ServerSettings wanted) throws IOException, InterruptedException {
        var missing = firstMissing(wanted.home());
        boolean good = false;
        try {
            var problem = folderProblem(wanted.home());
            var verdict = problem.isPresent() ? Verdict.ofFolder(problem.get()) : judge(wanted);
            good = verdict.good();
            return verdict;
        } finally {
            if (!good && missing.isPresent()) {
                removeEmpty(wanted.home(), missing.get());
            }
        }
    }

    private Verdict judge(ServerSettings wanted) throws IOException, InterruptedException {
        boolean portStays = wanted.port() == before.port();
        var freePort = portStays || Ports.isFree(wanted.port())
                ? OptionalInt.empty()
                : OptionalInt.of(Ports.freeAfter(wanted.port()));
        var findings = findings(wanted);
        boolean embedded = wanted.databaseUrl().isEmpty();
        var database = wrong(findings, "database");
        return new Verdict(
                freePort,
                embedded ? database.or(() -> inUse(findings, wanted)) : Optional.empty(),
                embedded ? Optional.empty() : database,
                wrong(findings, "redis"),
                wrong(findings, "settings"));
    }

    private List<ServerCheck.Finding> findings(ServerSettings wanted) throws IOException, InterruptedException {
        try {
            return ServerCheck.run(command.get(), wanted);
        } catch (ServerMissingException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// Two servers cannot share an embedded database; the one that runs on it now is stopped first.
    private Optional<String> inUse(List<ServerCheck.Finding> findings, ServerSettings wanted) {
        return wanted.home().equals(before.home())
                ? Optional.empty()
                : findings.stream()
                        .flatMap(finding -> finding.user().stream())
                        .map(process -> "Another server uses this folder (process " + process + "). Stop it first.")
                        .findFirst();
    }

    private static Optional<String> wrong(List<ServerCheck.Finding> findings, String subject) {
        return findings.stream()
                .filter(finding -> !finding.right() && finding.subject().equals(subject))
                .map(finding -> finding.sentence() + (finding.sentence().endsWith(".") ? "" : "."))
                .findFirst();
    }

    private static Optional<String> folderProblem(Path home) {
        try {
            OwnerOnly.createFolder(home);
            Files.delete(Files.createTempFile(home, "trial", ".tmp"));
            return Optional.empty();
        } catch (AccessDeniedException denied) {
            return Optional.of("You may not write to " + denied.getFile() + ". Choose another folder.");
        } catch (IOException e) {
            return Optional.of("The folder " + home + " cannot be made or written to. Choose another one.");
        }
    }

    private static Optional<Path> firstMissing(Path home) {
        Path missing = null;
        for (var folder = home; folder != null && !Files.exists(folder); folder = folder.getParent()) {
            missing = folder;
        }
        return Optional.ofNullable(missing);
    }

    private static void removeEmpty(Path home, Path first) {
        try {
            for (var folder = home; folder != null && folder.startsWith(first); folder = folder.getParent()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException usedOrNeverMade) {
            // It is left to whoever uses it.
        }
    }
}
