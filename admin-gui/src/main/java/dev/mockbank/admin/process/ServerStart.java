package dev.mockbank.admin.process;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.shared.client.ApiException;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.UnreachableException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A start of the console's own server, up to the moment when the bank answers. It attaches to a server that runs there
/// already on the same data folder. Runs in the background.
final class ServerStart {

    /// A first start unpacks PostgreSQL and makes a database on a slow disk.
    private static final Duration READY_BOUND = Duration.ofMinutes(3);

    private static final Duration LOOK_PAUSE = Duration.ofMillis(50);
    private static final String STEP_ENDS_WITH = "…";

    private final ServerSettings settings;
    private final List<String> command;
    private final Preferences preferences;
    private final ServerOutput output;
    private final long firstLine;

    ServerStart(ServerSettings settings, List<String> command, Preferences preferences, ServerOutput output) {
        this.settings = settings;
        this.command = command;
        this.preferences = preferences;
        this.output = output;
        this.firstLine = output.since(Long.MAX_VALUE).next();
    }

    /// Starts the server, or attaches to it.
    ///
    /// @param launched gets the child, if there is one, before it answers
    /// @param told     gets what the server says that it is doing, each time that grows
    Bank run(Consumer<ServerProcess> launched, Consumer<List<String>> told)
            throws IOException, InterruptedException, PortTakenException, ServerEndedException {
        if (!Ports.isFree(settings.port())) {
            return attached();
        }
        var child = ServerProcess.launch(command, settings, output);
        launched.accept(child);
        try {
            awaitReady(child, told);
        } catch (InterruptedException e) {
            child.stop();
            throw e;
        }
        return open(true);
    }

    private Bank attached() throws IOException, PortTakenException {
        try {
            return open(false);
        } catch (IOException | ApiException | UnreachableException notOurs) {
            throw new PortTakenException(settings.port(), Ports.freeAfter(settings.port()));
        }
    }

    private Bank open(boolean own) throws IOException {
        var masterKey = Files.readString(settings.masterKeyFile()).strip();
        return Bank.open(settings.address(), settings.home().toString(), own, masterKey, preferences);
    }

    private void awaitReady(ServerProcess child, Consumer<List<String>> told)
            throws InterruptedException, ServerEndedException {
        long deadlineNanos = System.nanoTime() + READY_BOUND.toNanos();
        List<String> steps = List.of();
        try (var anyone = MockbankClient.of(settings.address(), "", Bank.PROGRAM)) {
            while (!anyone.health().ready()) {
                if (!child.isAlive()) {
                    throw new ServerEndedException(
                            lastWords().orElse("The server ended while it was starting (" + child.end() + ")."));
                }
                if (System.nanoTime() > deadlineNanos) {
                    child.stop();
                    throw new ServerEndedException("The server did not answer within " + READY_BOUND.toMinutes()
                            + " minutes and was stopped. Its last lines may say why.");
                }
                var now = steps();
                if (now.size() > steps.size()) {
                    steps = now;
                    told.accept(steps);
                }
                Thread.sleep(LOOK_PAUSE);
            }
        }
    }

    private List<String> steps() {
        return output.since(firstLine).lines().stream()
                .filter(line -> line.endsWith(STEP_ENDS_WITH))
                .toList();
    }

    /// A server that cannot start says why in its last line, but for the lines of a stack trace.
    private Optional<String> lastWords() {
        return output.since(firstLine).lines().reversed().stream()
                .filter(line ->
                        !line.isBlank() && !Character.isWhitespace(line.charAt(0)) && !line.startsWith("Caused by:"))
                .findFirst();
    }
}
