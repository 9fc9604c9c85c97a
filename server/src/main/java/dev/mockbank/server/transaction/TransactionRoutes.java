package dev.mockbank.server.transaction;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.PageResponse;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.limit.RateCharge;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.TransactionChange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// The routes of `/transactions`.
public final class TransactionRoutes {

    /// How far a client's clock may be ahead before its `timestamp` counts as in the future.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final List<String> UNCHANGEABLE = List.of("account_id", "amount", "timestamp");

    private final Transactions transactions;
    private final Clock clock;

    public TransactionRoutes(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /// All routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/transactions", this::list),
                Route.post("/transactions", this::create),
                Route.post("/transactions/batch", this::createAll),
                Route.get("/transactions/count", this::count),
                Route.get("/transactions/{transaction_id}", this::get),
                Route.patch("/transactions/{transaction_id}", this::change),
                Route.delete("/transactions/{transaction_id}", this::delete));
    }

    private Response list(Request request) {
        var query = TransactionQuery.read(Caller.Client.of(request).sandbox(), request.query());
        var page = transactions.page(query);
        var next = page.next();
        return PageResponse.of(request, page.json(), next == null ? null : next.cursor(query.order()));
    }

    private Response count(Request request) {
        var query = request.query();
        var filter = TransactionFilter.read(Caller.Client.of(request).sandbox(), query);
        query.check();
        return Response.ok(transactions.count(filter.get()));
    }

    private Response create(Request request) {
        return transactions
                .post(Caller.Client.of(request), newTransaction(request.body()), Claim.of(request))
                .answer(Response::created);
    }

    private Response createAll(Request request) {
        var body = request.body();
        var list = body.requiredObjects(BatchErrors.LIST, 1, PostingGroup.MAX, this::read);
        body.check();
        RateCharge.rows(request, list.size());
        return transactions
                .postAll(
                        Caller.Client.of(request),
                        list.stream().map(Supplier::get).toList(),
                        Claim.of(request))
                .answer(Response::created);
    }

    private Response get(Request request) {
        return Response.ok(transactions.get(Caller.Client.of(request).sandbox(), id(request)));
    }

    private Response change(Request request) {
        long id = id(request);
        return Response.ok(
                transactions.change(Caller.Client.of(request).sandbox(), id, transactionChange(request.body())));
    }

    private Response delete(Request request) {
        transactions.delete(Caller.Client.of(request).sandbox(), id(request));
        return Response.noContent();
    }

    private static long id(Request request) {
        return request.pathId("transaction_id", Transactions.NOT_FOUND);
    }

    private NewTransaction newTransaction(Inputs body) {
        var posting = read(body);
        body.check();
        return posting.get();
    }

    /// Reads the fields of a posting. The supplier must be called only after all fields were validated.
    private Supplier<NewTransaction> read(Inputs body) {
        var accountId = body.required("account_id", FieldReaders.integer());
        var amount = body.required("amount", FieldReaders.money());
        var category = body.optional("category", FieldReaders.text(0, NewTransaction.CATEGORY_CHARACTERS));
        var description = body.optional("description", FieldReaders.text(0, NewTransaction.DESCRIPTION_CHARACTERS));
        var timestamp = body.optional("timestamp", FieldReaders.timestamp());
        if (timestamp.present()) {
            checkTimestamp(body, timestamp.get());
        }
        return () -> new NewTransaction(
                accountId.get(), amount.get(), category.orNull(), description.orNull(), timestamp.orNull());
    }

    private void checkTimestamp(Inputs body, Instant timestamp) {
        if (timestamp.isAfter(clock.instant().plus(CLOCK_SKEW))) {
            body.wrong("timestamp", FieldErrors.IN_THE_FUTURE);
        } else if (timestamp.isBefore(EARLIEST)) {
            body.wrong("timestamp", FieldErrors.tooEarly(EARLIEST.toString()));
        }
    }

    private static TransactionChange transactionChange(Inputs body) {
        var category = body.optional("category", FieldReaders.text(0, NewTransaction.CATEGORY_CHARACTERS));
        var description = body.optional("description", FieldReaders.text(0, NewTransaction.DESCRIPTION_CHARACTERS));
        for (var name : UNCHANGEABLE) {
            if (body.has(name)) {
                body.wrong(name, FieldErrors.UNCHANGEABLE);
            }
        }
        body.check();
        return new TransactionChange(
                body.has("category"), category.orNull(), body.has("description"), description.orNull());
    }
}
