package dev.mockbank.server.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, which a test can kill. It ends by itself when the test does.
final class ServerProgram implements AutoCloseable {
    private static final String READY = "READY ";
    private static final int END_TIMEOUT_SECONDS = 20;

    private final Process process;
    private final BufferedReader output;
    private final List<String> said = new ArrayList<>();

    private ServerProgram(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Starts on `home`, with the programs the tests share or, on "-", with its own.
    static ServerProgram launch(String home, String binaries) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ServerProgram.class.getName(),
                            home,
                            binaries)
                    .redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C.UTF-8");
            return new ServerProgram(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until it is ready or has ended.
    boolean ready() throws IOException {
        return says(READY);
    }

    /// Waits for a line that starts like this, or the end.
    boolean says(String start) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            if (line.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    String said() {
        return String.join("\n", said);
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit()
                .completeOnTimeout(process, END_TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
    }

    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]);
        try (EmbeddedPostgres postgres = start(home, arguments[1])) {
            System.out.println(READY + postgres.jdbcUrl() + " in " + postgres.dataFolder());
            while (System.in.read() >= 0) {
                // Until the test closes this end.
            }
        } catch (EmbeddedPostgresException e) {
            System.out.println(e.getMessage());
        }
    }

    private static EmbeddedPostgres start(Path home, String binaries) {
        return binaries.equals("-")
                ? EmbeddedPostgres.start(home, ServerProgram::say)
                : EmbeddedPostgres.start(home, Path.of(binaries), ServerProgram::say);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
