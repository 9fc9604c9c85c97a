package dev.mockbank.server;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The server program: reads its settings, starts the server, and stops it when it is told to.
@Command(
        name = "mockbank-server",
        description = "A bank that a developer runs on a laptop: a REST API over a real PostgreSQL.",
        footerHeading = "%nSettings, from the environment or a .env file in the working folder:%n%n",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class)
public final class Main implements Runnable {

    private static final int EXIT_CANNOT_START = 1;

    private final PrintStream out;

    Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var line = new CommandLine(new Main(System.out));
        line.getCommandSpec().usageMessage().footer(SettingsHelp.lines());
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            System.err.println(sentence(thrown));
            return EXIT_CANNOT_START;
        });
        System.exit(line.execute(arguments));
    }

    @Override
    public void run() {
        long startNanos = System.nanoTime();
        var environment = environment();
        var defaultHome =
                UserDataFolder.of(System.getProperty("os.name"), System.getProperty("user.home"), environment);
        var settings = Settings.read(environment, defaultHome);
        LogOutput.install(settings.logLevel(), settings.accessLog());
        Consumer<String> progress = step -> out.println(step + " …");
        var server = MockbankServer.start(settings, progress);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, stopped), "stop"));
        if (settings.endWithParent()) {
            endWithParent();
        }
        out.print(Banner.of(settings, server, System.nanoTime() - startNanos));
        out.flush();
        await(stopped);
    }

    /// The environment, and beneath it what a `.env` file in the working folder says.
    private Map<String, String> environment() {
        var dotenv = Dotenv.configure().ignoreIfMissing().ignoreIfMalformed().load();
        return dotenv.entries().stream().collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue));
    }

    private void stop(MockbankServer server, CountDownLatch stopped) {
        out.println("Stopping: answering the requests in flight …");
        server.close();
        out.println("Stopped.");
        out.flush();
        stopped.countDown();
    }

    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> Thread.ofPlatform()
                        .daemon()
                        .name("parent-watch")
                        .start(() -> {
                            parent.onExit().join();
                            System.exit(0);
                        }));
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
        return message == null ? "The server cannot start: " + thrown : message;
    }

    /// The version for `--version`.
    static final class Versions implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"mockbank-server " + dev.mockbank.server.Version.current()};
        }
    }
}
