package dev.mockbank.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/// Sends signals of POSIX systems.
final class Signals {

    private static final int TIMEOUT_SECONDS = 10;

    private Signals() {}

    /// Sends one to a process, or with a negative number to the group of processes, as a terminal does at Ctrl-C.
    static void send(String name, long pid) {
        run("kill -s " + name + " -- " + pid);
    }

    /// Whether this process, and so its children, ignores Ctrl-C, as what a shell runs in the background does.
    static boolean interruptIsIgnored() {
        return run("kill -s INT $$; echo ignored").contains("ignored");
    }

    private static String run(String script) {
        try {
            var shell = new ProcessBuilder("sh", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            var output = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!shell.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end: " + script);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
