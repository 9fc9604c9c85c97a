package dev.mockbank.admin.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// The commands `backup` and `restore` of the server's program on the console's own bank. Both wait until it is done,
/// and break the program off when their thread is interrupted; not for the window's thread.
public final class BankCommand {

    private static final int BUFFER_BYTES = 1 << 16;

    private final List<String> command;
    private final ServerSettings settings;

    /// @param command starts the server's program
    BankCommand(List<String> command, ServerSettings settings) {
        this.command = command;
        this.settings = settings;
    }

    /// Writes the bank to a file, which is there as a whole or not at all, and which only its owner can read. A server
    /// may run meanwhile.
    ///
    /// @param written gets how many bytes there are so far
    /// @return what is in it, as a sentence
    /// @throws IOException when it could not be written; the message is a sentence for people
    public String backUp(Path file, LongConsumer written) throws IOException, InterruptedException {
        var place = file.toAbsolutePath();
        var draft = Files.createTempFile(place.getParent(), String.valueOf(place.getFileName()), ".tmp");
        try {
            var process = start(List.of("backup", "-"));
            try {
                var said = linesOf(process.errorReader(StandardCharsets.UTF_8), _ -> {});
                copy(process.getInputStream(), draft, written);
                var sentence = end(process, said);
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return sentence;
            } finally {
                process.destroy();
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Puts what a backup has in place of what is in the bank, all of it or nothing. No server may run on it.
    ///
    /// @param told gets each step, as the program calls it
    /// @return what the bank has now, as a sentence
    /// @throws IOException when nothing was changed; the message is a sentence for people
    String restore(Path file, Consumer<String> told) throws IOException, InterruptedException {
        var process =
                start(List.of("restore", "--replace", file.toAbsolutePath().toString()));
        try {
            process.getInputStream().close();
            return end(process, linesOf(process.errorReader(StandardCharsets.UTF_8), told));
        } finally {
            process.destroy();
            // It stops the embedded PostgreSQL that it has started.
            process.onExit().join();
        }
    }

    private Process start(List<String> arguments) throws IOException {
        var whole = new ArrayList<>(command);
        whole.addAll(arguments);
        var builder = new ProcessBuilder(whole).directory(settings.home().toFile());
        settings.into(builder.environment());
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static CompletableFuture<List<String>> linesOf(BufferedReader reader, Consumer<String> told) {
        var lines = new CompletableFuture<List<String>>();
        Thread.ofVirtual().name("bank-command").start(() -> {
            try (reader) {
                lines.complete(reader.lines().peek(told).toList());
            } catch (IOException | RuntimeException e) {
                lines.completeExceptionally(e);
            }
        });
        return lines;
    }

    private static void copy(InputStream in, Path file, LongConsumer written) throws IOException, InterruptedException {
        var buffer = new byte[BUFFER_BYTES];
        long total = 0;
        try (in;
                var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var out = Channels.newOutputStream(channel)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                out.write(buffer, 0, read);
                total += read;
                written.accept(total);
            }
            channel.force(true);
        }
    }

    /// The last sentence that it has said, but for the lines of a stack trace.
    private static String end(Process process, CompletableFuture<List<String>> said)
            throws IOException, InterruptedException {
        int code = process.waitFor();
        List<String> lines;
        try {
            lines = said.join();
        } catch (CompletionException e) {
            throw new IOException("The server’s program could not be heard (" + e.getCause() + ").", e);
        }
        var last = lines.reversed().stream()
                .filter(line ->
                        !line.isBlank() && !Character.isWhitespace(line.charAt(0)) && !line.startsWith("Caused by:"))
                .findFirst();
        if (code != 0) {
            throw new IOException(last.orElse("The server’s program ended with exit code " + code + "."));
        }
        return last.orElse("Done.");
    }
}
