package dev.mockbank.server.fault;

import dev.mockbank.server.access.ApiKeys;
import dev.mockbank.server.db.Database;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.FaultRule;
import dev.mockbank.shared.Faults;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.json.JsonMapper;

/// The fault rules of the sandboxes.
public final class SandboxFaults {

    private final Database database;
    private final JsonMapper json;
    private final Runnable changed;
    private final FaultStore store = new FaultStore();

    /// The rules as they are stored.
    ///
    /// @param id   another one each time that the rules are replaced, so that equal ones begin anew
    /// @param seed as in [Faults]
    record Stored(long id, long seed, List<FaultRule> rules) {

        Faults faults() {
            return new Faults(seed, rules);
        }
    }

    /// @param changed is called when rules were changed, so that the next requests on this server see
    /// them
    public SandboxFaults(Database database, JsonMapper json, Runnable changed) {
        this.database = database;
        this.json = json;
        this.changed = changed;
    }

    /// The rules in force.
    Faults get(SandboxId sandbox) {
        return database.run(db -> store.find(db, sandbox))
                .map(rules -> json.readValue(rules, Stored.class).faults())
                .orElse(Faults.NONE);
    }

    /// Replaces all rules. Without rules nothing is stored, and a request costs nothing more than
    /// without faults.
    ///
    /// @throws ProblemException 404 when there is no such sandbox
    void replace(SandboxId sandbox, Faults faults) {
        if (faults.rules().isEmpty()
                && database.run(db -> store.find(db, sandbox)).isEmpty()) {
            return;
        }
        var rules = faults.rules().isEmpty()
                ? null
                : json.writeValueAsString(
                        new Stored(ThreadLocalRandom.current().nextLong(), faults.seed(), faults.rules()));
        try {
            if (!database.<Boolean>run(db -> store.replace(db, sandbox, rules))) {
                throw ProblemException.notFound(ApiKeys.NO_SANDBOX);
            }
        } finally {
            // Even if the database's reply was lost: the change may have been made.
            changed.run();
        }
    }
}
