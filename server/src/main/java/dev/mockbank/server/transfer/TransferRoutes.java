package dev.mockbank.server.transfer;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import java.util.List;

/// The routes of `/transfers`.
public final class TransferRoutes {

    private final Transfers transfers;

    public TransferRoutes(Transfers transfers) {
        this.transfers = transfers;
    }

    /// All routes.
    public List<Route> routes() {
        return List.of(Route.post("/transfers", this::create), Route.get("/transfers/{transfer_id}", this::get));
    }

    private Response create(Request request) {
        return transfers
                .create(Caller.Client.of(request), newTransfer(request.body()), Claim.of(request))
                .answer(Response::created);
    }

    private Response get(Request request) {
        return Response.ok(
                transfers.get(Caller.Client.of(request).sandbox(), request.pathId("transfer_id", Transfers.NOT_FOUND)));
    }

    private static NewTransfer newTransfer(Inputs body) {
        var from = body.required("from_account_id", FieldReaders.integer());
        var to = body.required("to_account_id", FieldReaders.integer());
        var amount = body.required("amount", FieldReaders.money());
        var category = body.optional("category", FieldReaders.text(0, NewTransaction.CATEGORY_CHARACTERS));
        var description = body.optional("description", FieldReaders.text(0, NewTransaction.DESCRIPTION_CHARACTERS));
        if (from.present() && to.present() && from.get().equals(to.get())) {
            body.wrong("to_account_id", FieldErrors.SAME_ACCOUNT);
        }
        if (amount.present() && !amount.get().isPositive()) {
            body.wrong("amount", FieldErrors.NOT_ABOVE_ZERO);
        }
        body.check();
        return new NewTransfer(from.get(), to.get(), amount.get(), category.orNull(), description.orNull());
    }
}
