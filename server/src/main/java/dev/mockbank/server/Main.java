package dev.mockbank.server;

import dev.mockbank.server.process.LastingLogManager;
import dev.mockbank.server.process.LogOutput;
import dev.mockbank.server.process.ReadyNotice;
import dev.mockbank.server.settings.Environment;
import dev.mockbank.server.settings.Settings;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The server program: reads its settings, starts the server, and stops it on a signal.
@Command(
        name = "mockbank-server",
        description = "A bank that a developer runs on a laptop: a REST API over a real PostgreSQL.",
        footerHeading = "%nSettings, from the environment or a .env file in the working folder:%n%n",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class)
public final class Main implements Runnable {

    private static final int EXIT_CANNOT_START = 1;

    /// How long a shutdown waits for a start that is in progress.
    private static final int STARTING_BOUND_SECONDS = 60;

    private final PrintStream out;
    private volatile boolean stopping;

    @Option(names = "--demo", description = "Fill the bank with two years of demo data, if it has no accounts yet.")
    private boolean demo;

    Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        var line = Commands.line(new Main(System.out), System.out, System.err);
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            System.err.println(sentence(thrown));
            return EXIT_CANNOT_START;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        long startNanos = System.nanoTime();
        var settings = Environment.ofThisProcess().settings();
        var log = LogOutput.install(settings.logLevel(), settings.accessLog());
        var server = new CompletableFuture<MockbankServer>();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped, log), "stop"));
        settings.endWithParent().start();
        start(settings, server);
        server.join().count(log);
        out.print(Banner.of(settings, server.join(), System.nanoTime() - startNanos));
        out.flush();
        ReadyNotice.send(System.getenv());
        if (demo) {
            new DemoStart(server.join().demo(), out).run();
        }
        await(stopped);
    }

    private void start(Settings settings, CompletableFuture<MockbankServer> server) {
        try {
            server.complete(MockbankServer.start(settings, this::print));
        } finally {
            server.completeExceptionally(new IllegalStateException("The start failed"));
        }
    }

    /// Prints a step of the start. A start that is to be cancelled ends here, between two steps, so that none is left
    /// half done.
    private void print(String step) {
        if (stopping) {
            throw new IllegalStateException("The start was stopped.");
        }
        out.println(step + " …");
    }

    private void stop(CompletableFuture<MockbankServer> server, CountDownLatch stopped, LogOutput log) {
        stopping = true;
        if (server.isCompletedExceptionally()) {
            log.flush();
            return;
        }
        log.print("Stopping: completing the requests in flight …");
        try {
            server.get(STARTING_BOUND_SECONDS, TimeUnit.SECONDS).close();
        } catch (ExecutionException | TimeoutException notStarted) {
            // A failed start has closed what it had opened.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.print("Stopped.");
        log.flush();
        stopped.countDown();
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String sentence(Throwable thrown) {
        var message = thrown.getMessage();
        return message == null ? "Mockbank failed: " + thrown : message;
    }

    /// The version for `--version`.
    static final class Versions implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"mockbank-server " + Version.current()};
        }
    }
}
