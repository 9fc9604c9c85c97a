package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command of the server program that has ended: a process of its own, with the environment of a child server.
///
/// @param out what it wrote to the standard output
/// @param err what it wrote to the standard error
record CommandRun(int exitCode, String out, String err) {

    private static final int BOUND_SECONDS = 120;

    /// Runs a command with its home in `home`, and an embedded database there unless the settings name another one.
    static CommandRun of(Path home, Map<String, String> settings, String... arguments) {
        return of(home, settings, new ProcessBuilder(ChildServer.command(arguments)));
    }

    /// The same with a command line of its own.
    static CommandRun of(Path home, Map<String, String> settings, ProcessBuilder builder) {
        ChildServer.environment(builder.environment(), home);
        builder.environment().putAll(settings);
        try {
            var out = Files.createTempFile(Path.of("target"), "command-", ".out");
            var err = Files.createTempFile(Path.of("target"), "command-", ".err");
            var process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end: " + builder.command() + "\n" + Files.readString(err));
            }
            var run = new CommandRun(process.exitValue(), text(out), text(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Both outputs.
    String all() {
        return out + err;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
