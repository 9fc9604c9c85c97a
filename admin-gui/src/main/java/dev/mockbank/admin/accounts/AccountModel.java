package dev.mockbank.admin.accounts;

import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.work.Job;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// The page of one account. Until the statement of another account is there, the one before stays.
final class AccountModel {

    private final Session session;
    private final ReadOnlyObjectWrapper<@Nullable Statement> statement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable Job reading;
    private long readId;
    private boolean again;

    AccountModel(Session session) {
        this.session = session;
    }

    /// What is told of the account; null while nothing is known yet.
    ReadOnlyObjectProperty<@Nullable Statement> statementProperty() {
        return statement.getReadOnlyProperty();
    }

    /// Why the statement could not be read; empty when it could.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Reads the statement of an account. That of another one that is still being read is dropped; that of the same one
    /// is shown first, and read again then.
    void read(long accountId) {
        if (reading != null && readId == accountId) {
            again = true;
            return;
        }
        stop();
        readId = accountId;
        reading = session.ask(
                bank -> Statement.of(bank, accountId, LocalDate.now(ZoneOffset.UTC)),
                read -> {
                    problem.set("");
                    statement.set(read);
                    ended();
                },
                failure -> {
                    problem.set(failure.sentence());
                    ended();
                });
    }

    /// Forgets the account.
    void forget() {
        stop();
        statement.set(null);
        problem.set("");
    }

    private void ended() {
        boolean readAgain = again && session.bank().isPresent();
        stop();
        if (readAgain) {
            read(readId);
        }
    }

    private void stop() {
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
        again = false;
    }
}
