package dev.mockbank.server.status;

import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.account.Accounts;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.transaction.Transactions;
import dev.mockbank.shared.AdminInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// The state of this server and of the bank behind it.
public final class Status {

    private final Database database;
    private final Accounts accounts;
    private final Transactions transactions;
    private final ApiKeys apiKeys;
    private final Facts facts;
    private final Clock clock;
    private final StatusStore store = new StatusStore();

    /// What the composition root knows about the server.
    ///
    /// @param version      the server's version
    /// @param startedAt    when it started
    /// @param databaseKind `embedded` or `external`
    /// @param limiter      where requests are counted now
    /// @param memory       the memory that server and database use now
    public record Facts(
            String version,
            Instant startedAt,
            String databaseKind,
            Supplier<AdminInfo.Limiter> limiter,
            Supplier<AdminInfo.Memory> memory) {}

    public Status(
            Database database,
            Accounts accounts,
            Transactions transactions,
            ApiKeys apiKeys,
            Facts facts,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.transactions = transactions;
        this.apiKeys = apiKeys;
        this.facts = facts;
        this.clock = clock;
    }

    /// Checks that the database responds.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 503 when it does not
    void checkReady() {
        database.run(db -> {
            store.ping(db);
            return true;
        });
    }

    /// The overview for the administrator.
    AdminInfo info() {
        return new AdminInfo(
                facts.version(),
                facts.startedAt(),
                Duration.between(facts.startedAt(), clock.instant()).toSeconds(),
                database.run(db -> store.about(db, facts.databaseKind())),
                facts.limiter().get(),
                facts.memory().get(),
                accounts.count(SandboxId.MAIN),
                transactions.count(SandboxId.MAIN),
                apiKeys.count());
    }
}
