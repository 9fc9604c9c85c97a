package dev.mockbank.server;

import dev.mockbank.server.TestBank.Reply;
import dev.mockbank.server.postgres.UnpackedPrograms;
import dev.mockbank.server.settings.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server program as a process of its own, which a test can signal, kill and start again. It ends with the tests.
final class ChildServer implements AutoCloseable {

    private static final int START_TIMEOUT_SECONDS = 90;
    private static final int END_TIMEOUT_SECONDS = 60;
    private static final String READY = "Ctrl-C stops the server.";
    private static final String API = "  API ";

    private final Process process;
    private final List<String> output = new ArrayList<>();
    private final Thread reader;
    private @Nullable TestClient client;

    private ChildServer(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().start(() -> read(process.inputReader(StandardCharsets.UTF_8)));
    }

    /// A server that answers, with its home in `home` and an embedded database unless the settings name another one.
    static ChildServer start(Path home, Map<String, String> settings) {
        var child = launch(home, settings);
        child.awaitReady();
        return child;
    }

    /// A server that has only just been launched; its arguments come behind the settings.
    static ChildServer launch(Path home, Map<String, String> settings, String... arguments) {
        var builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
        environment(builder.environment(), home);
        builder.environment().putAll(settings);
        return of(builder.directory(home.toFile()));
    }

    /// A process whose output is a server's.
    static ChildServer of(ProcessBuilder builder) {
        try {
            return new ChildServer(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The command that starts the server.
    static List<String> command(String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Sets what the server of a test needs, and nothing of what the user of this machine has set.
    static void environment(Map<String, String> environment, Path home) {
        for (var setting : Setting.values()) {
            environment.remove(setting.name());
        }
        environment.put("MOCKBANK_HOME", home.toString());
        environment.put("POSTGRES_BINARIES", UnpackedPrograms.folder().toString());
        environment.put("MASTER_API_KEY", TestBank.MASTER_KEY);
        environment.put("PORT", "0");
        environment.put("ACCESS_LOG", "false");
        environment.put("END_WITH_PARENT", "true");
    }

    /// Waits until it answers.
    void awaitReady() {
        awaitLine(READY);
        client = new TestClient(address());
    }

    /// Waits until it has printed a line that holds this text.
    void awaitLine(String text) {
        Await.until(START_TIMEOUT_SECONDS, () -> {
            if (output().contains(text)) {
                return true;
            }
            if (!process.isAlive() && !reader.isAlive() && !output().contains(text)) {
                throw new AssertionError("The server ended before it printed '" + text + "':\n" + output());
            }
            return false;
        });
    }

    /// Where it says that it is.
    String address() {
        return lines().stream()
                .filter(line -> line.startsWith(API))
                .map(line -> line.substring(API.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no address in:\n" + output()));
    }

    /// All that it has printed, errors included.
    String output() {
        return String.join("\n", lines());
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /// Sends a request.
    ///
    /// @throws IOException when no answer came
    Reply send(String method, String path, @Nullable String key, @Nullable String body) throws IOException {
        if (client == null) {
            throw new IllegalStateException("not waited for: awaitReady() comes first");
        }
        return client.send(method, path, key, body);
    }

    /// Makes an API key.
    String newKey() throws IOException {
        return send("POST", "/accounts/keys", TestBank.MASTER_KEY, "{}")
                .json()
                .get("key")
                .stringValue();
    }

    /// Sends a signal such as `TERM`.
    void signal(String name) {
        Signals.send(name, process.pid());
    }

    /// `kill -9`: it gets no chance to do anything.
    void kill() {
        process.toHandle().destroyForcibly();
        awaitExit();
    }

    /// The same, without a wait for those who inherited its output.
    void killAlone() {
        process.toHandle().destroyForcibly();
    }

    /// Waits for its end.
    ///
    /// @return the exit code
    int awaitExit() {
        try {
            if (!process.waitFor(END_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The server did not end:\n" + output());
            }
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Stops it if it still runs.
    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
        process.toHandle().destroy();
        awaitExit();
    }

    private List<String> lines() {
        synchronized (output) {
            return List.copyOf(output);
        }
    }

    private void read(BufferedReader lines) {
        lines.lines().forEach(line -> {
            synchronized (output) {
                output.add(line);
            }
        });
    }
}
