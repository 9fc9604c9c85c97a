package dev.mockbank.server.transfer;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.db.SandboxId;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.idempotency.Replayable;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.server.transaction.Transactions;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.Transfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Transfers between the bank's accounts. A transfer consists of two transactions and nothing else.
public final class Transfers {

    static final String NOT_FOUND = "Transfer not found";

    private final Transactions transactions;

    public Transfers(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Moves the money atomically, and once for all requests with this claim.
    ///
    /// @param claim null when the request may not be repeated
    /// @throws ProblemException 404 when an account does not exist, 422 when a balance would become too large
    Replayable<Transfer> create(Caller.Client caller, NewTransfer transfer, @Nullable Claim claim) {
        return transactions
                .postLinked(
                        caller,
                        leg(transfer.fromAccountId(), transfer.amount().negated(), transfer),
                        leg(transfer.toAccountId(), transfer.amount(), transfer),
                        claim)
                .map(Transfers::transfer);
    }

    /// The transfer with this id.
    ///
    /// @throws ProblemException 404 when there is none, or one of its accounts was closed
    Transfer get(SandboxId sandbox, long id) {
        var legs = transactions.linked(sandbox, id);
        if (legs.size() != 2) {
            throw ProblemException.notFound(NOT_FOUND);
        }
        return transfer(legs);
    }

    private static NewTransaction leg(long accountId, Money amount, NewTransfer transfer) {
        return new NewTransaction(accountId, amount, transfer.category(), transfer.description(), null);
    }

    private static Transfer transfer(List<Transaction> legs) {
        var from = legs.getFirst();
        var to = legs.getLast();
        return new Transfer(
                from.id(),
                from.accountId(),
                to.accountId(),
                to.amount(),
                from.category(),
                from.description(),
                from.timestamp(),
                legs);
    }
}
