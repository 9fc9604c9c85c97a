package dev.mockbank.admin.backup;

import dev.mockbank.admin.client.ConnectionState.Running;
import dev.mockbank.admin.client.ConnectionState.Starting;
import dev.mockbank.admin.client.ConnectionState.Stopping;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.process.Connection;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// Writes and restores backups of the console's own bank. One is written at a time.
public final class BackupModel {

    /// A backup begins with this, and the number of its format.
    private static final String FIRST_WORD = "mockbank-backup ";

    private static final int FIRST_LINE_CHARACTERS = 64;

    private final Session session;
    private final ServerLife life;
    private final Work work;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper written = new ReadOnlyLongWrapper();
    private @Nullable Job job;

    public BackupModel(Session session, ServerLife life, Work work) {
        this.session = session;
        this.life = life;
        this.work = work;
    }

    /// Whether a backup is being written.
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How many bytes of it there are.
    ReadOnlyLongProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /// Why no backup can be written from here, as a sentence; empty when one can.
    Optional<String> whyNoBackup() {
        if (life.connection() instanceof Connection.Elsewhere) {
            return Optional.of("The console is attached to a server that others run. Its backups are written where it"
                    + " runs, with the command below; it may run meanwhile.");
        }
        return session.state() instanceof Starting || session.state() instanceof Stopping
                ? Optional.of("The server is being started or stopped. Try again in a moment.")
                : Optional.empty();
    }

    /// Why no backup can be restored from here, as a sentence; empty when one can.
    Optional<String> whyNoRestore() {
        if (life.connection() instanceof Connection.Elsewhere) {
            return Optional.of("The console is attached to a server that others run. It has to be stopped for a"
                    + " restore: restore where it runs, with the command below.");
        }
        if (session.state() instanceof Running(var bank) && !bank.own()) {
            return Optional.of("This server ran before the console, which does not stop it. Stop it where it was"
                    + " started, then start it here and restore.");
        }
        return whyNoBackup();
    }

    /// Writes a backup.
    ///
    /// @param done gets what is in it, as a sentence
    void backUp(Path file, Consumer<String> done, Consumer<Failure> failed) {
        if (running.get()) {
            return;
        }
        running.set(true);
        written.set(0);
        job = work.run(
                () -> life.bankCommand().backUp(file, bytes -> work.show(() -> written.set(bytes))),
                sentence -> {
                    running.set(false);
                    done.accept(sentence);
                },
                thrown -> {
                    running.set(false);
                    failed.accept(failure(file, thrown));
                });
    }

    /// Breaks the backup off; nothing is left of the file.
    void cancel() {
        if (job != null) {
            job.cancel();
        }
        running.set(false);
    }

    /// Puts what a backup has in place of what is in the bank.
    void restore(Path file, Consumer<String> done, Consumer<Failure> failed) {
        life.restore(file, done, failed);
    }

    /// A path that was typed; empty when it is none, or not a whole one.
    static Optional<Path> path(String typed) {
        try {
            return Optional.of(Path.of(typed.strip())).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    /// Whether a file begins as a backup does.
    static boolean isBackup(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            var begin = new char[FIRST_LINE_CHARACTERS];
            int length = reader.read(begin);
            return length > 0 && new String(begin, 0, length).startsWith(FIRST_WORD);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static Failure failure(Path file, Exception thrown) {
        return switch (thrown) {
            case FileSystemException _ ->
                new Failure("The file " + file + " could not be written. Choose another place.");
            case IOException refused -> new Failure(String.valueOf(refused.getMessage()));
            default -> Failure.of(thrown);
        };
    }
}
