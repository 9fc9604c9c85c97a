package dev.mockbank.admin.transactions.export;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.transactions.list.AccountNames;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.jspecify.annotations.Nullable;

/// The export that is under way: one at a time, with how far it is, and a way to break it off.
public final class Exporting {

    private final Session session;
    private final Work work;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper written = new ReadOnlyLongWrapper();
    private @Nullable Job job;

    public Exporting(Session session, Work work) {
        this.session = session;
        this.work = work;
    }

    /// Whether one is under way.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How many rows it has written.
    public ReadOnlyLongProperty writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /// Begins, unless one is under way.
    ///
    /// @param done gets the number of rows
    void start(CsvExport.Wanted wanted, LongConsumer done, Consumer<Failure> failed) {
        if (running.get()) {
            return;
        }
        running.set(true);
        written.set(0);
        job = session.ask(
                bank -> write(bank, wanted),
                end -> {
                    running.set(false);
                    switch (end) {
                        case End.Written(var rows) -> done.accept(rows);
                        case End.Unwritable(var failure) -> failed.accept(failure);
                    }
                },
                failure -> {
                    running.set(false);
                    failed.accept(failure);
                });
    }

    /// Breaks it off; nothing is left of the file.
    void cancel() {
        if (job != null) {
            job.cancel();
        }
        running.set(false);
    }

    private sealed interface End {

        record Written(long rows) implements End {}

        record Unwritable(Failure failure) implements End {}
    }

    private End write(Bank bank, CsvExport.Wanted wanted) {
        try {
            // Names may have changed since the last one.
            var export = new CsvExport(new AccountNames());
            return new End.Written(export.write(bank, wanted, rows -> work.show(() -> written.set(rows))));
        } catch (IOException e) {
            return new End.Unwritable(new Failure(
                    "The file " + wanted.file().getFileName() + " could not be written. Choose another place."));
        }
    }
}
