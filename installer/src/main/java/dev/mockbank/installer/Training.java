package dev.mockbank.installer;

import dev.mockbank.installer.Image.Program;
import dev.mockbank.server.settings.Setting;
import dev.mockbank.shared.client.MockbankClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Trains the caches: each program runs once as in its user's first minute, and its JVM writes down what it has loaded
/// and linked meanwhile.
final class Training {

    /// A start on a slow machine, or the writing of a cache.
    private static final int BOUND_SECONDS = 300;

    private static final int LOOK_PAUSE_MILLIS = 50;
    private static final String USES_CACHE = "-XX:AOTCache=";
    private static final String WRITES_CACHE = "-XX:AOTCacheOutput=";

    private static final String WITHOUT_DISPLAY = "-Dglass.platform=Headless -Dprism.order=sw";

    /// How often what was called makes the caches larger, and no start faster.
    private static final String WITHOUT_PROFILES = "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";

    private final Image image;
    private final Path folder;

    /// @param folder where the programs keep their data meanwhile, and what they say
    Training(Image image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    void run() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        train(Program.SERVER, this::runServer);
        train(Program.CONSOLE, this::runConsole);
    }

    private interface Lesson {

        void run() throws IOException, InterruptedException;
    }

    /// A launcher that uses its cache cannot write it, so it is changed for as long as the training takes.
    private void train(Program program, Lesson lesson) throws IOException, InterruptedException {
        var launch = image.launch(program);
        var text = Files.readString(launch);
        try {
            Files.writeString(launch, text.replace(USES_CACHE, WRITES_CACHE));
            lesson.run();
        } finally {
            Files.writeString(launch, text);
        }
        if (!Files.exists(image.cache(program))) {
            throw new IllegalStateException("No cache was written: " + image.cache(program) + "; see " + folder);
        }
    }

    private void runServer() throws IOException, InterruptedException {
        int port = freePort();
        var server = start(Program.SERVER, port, "--demo");
        try {
            var address = URI.create("http://127.0.0.1:" + port);
            awaitReady(address, server);
            new FirstMinute(
                            address,
                            Files.readString(folder.resolve("master-key")).strip())
                    .live();
        } finally {
            server.destroy();
            awaitEnd(server);
        }
    }

    /// The console starts the server itself, on the demo data of the lesson before.
    private void runConsole() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("console.properties"), "server.port=" + freePort() + "\n");
        awaitEnd(start(Program.CONSOLE, 0, "--tour"));
    }

    private Process start(Program program, int port, String argument) throws IOException {
        var log = folder.resolve(program.content() + ".log").toFile();
        var builder = new ProcessBuilder(List.of(image.executable(program).toString(), argument))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        var environment = builder.environment();
        for (var setting : Setting.values()) {
            environment.remove(setting.name());
        }
        environment.put("MOCKBANK_HOME", folder.toString());
        environment.put("PORT", Integer.toString(port));
        environment.put("END_WITH_PARENT", "true");
        environment.put("JAVA_TOOL_OPTIONS", WITHOUT_DISPLAY + " " + WITHOUT_PROFILES);
        return builder.start();
    }

    private void awaitReady(URI address, Process server) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        try (var anyone = MockbankClient.of(address, "")) {
            while (!anyone.health().ready()) {
                if (!server.isAlive() || System.nanoTime() > deadlineNanos) {
                    throw new IllegalStateException("The server did not start; see " + folder);
                }
                Thread.sleep(LOOK_PAUSE_MILLIS);
            }
        }
    }

    private void awaitEnd(Process program) throws InterruptedException {
        if (!program.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
            program.destroyForcibly();
            throw new IllegalStateException("A program did not end; see " + folder);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
