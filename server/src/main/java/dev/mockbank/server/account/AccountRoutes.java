package dev.mockbank.server.account;

import dev.mockbank.server.access.Caller;
import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.FieldReaders;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.PageResponse;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.server.limit.LimitedReads;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/// The routes of `/accounts`.
public final class AccountRoutes {

    /// The name of this list in its cursors.
    private static final String LIST = "accounts";

    private static final int MAX_LIMIT = 1000;
    private static final int TEXT_CHARACTERS = 200;

    /// How many accounts of a streamed list are in memory at once.
    private static final int PART = 1000;

    private final Accounts accounts;
    private final JsonMapper json;

    public AccountRoutes(Accounts accounts, JsonMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    /// All routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/accounts", this::list),
                Route.post("/accounts", this::create),
                Route.get("/accounts/{account_id}", this::get),
                Route.patch("/accounts/{account_id}", this::change),
                Route.delete("/accounts/{account_id}", this::delete));
    }

    private Response list(Request request) {
        var query = request.query();
        var type = query.optional("type", FieldReaders.text(0, TEXT_CHARACTERS));
        var text = query.optional("q", FieldReaders.text(0, TEXT_CHARACTERS));
        var limit = query.optional("limit", FieldReaders.integer(1, MAX_LIMIT));
        var cursor = query.optional("cursor", Cursor.reader(LIST, 1));
        query.check();
        var sandbox = Caller.Client.of(request).sandbox();
        var filter = new AccountFilter(type.orNull(), text.orNull());
        long after = cursor.present() ? cursor.get().number(0) : 0;
        if (limit.present()) {
            var page = accounts.page(sandbox, filter, after, limit.get().intValue());
            return PageResponse.of(request, page, account -> Cursor.after(LIST, account.id()));
        }
        var first = accounts.part(sandbox, filter, after, PART);
        if (first.size() < PART) {
            return Response.ok(first);
        }
        var reads = LimitedReads.of(request);
        return new Response(
                200,
                List.of(),
                new Response.JsonStream(out -> writeAll(
                        first, last -> reads.read(() -> accounts.part(sandbox, filter, last.id(), PART)), out)));
    }

    private Response create(Request request) {
        return accounts.create(Caller.Client.of(request).sandbox(), newAccount(request.body()), Claim.of(request))
                .answer(Response::created);
    }

    private Response get(Request request) {
        return Response.ok(accounts.get(Caller.Client.of(request), id(request)));
    }

    private Response change(Request request) {
        long id = id(request);
        return Response.ok(accounts.change(Caller.Client.of(request).sandbox(), id, accountChange(request.body())));
    }

    private Response delete(Request request) {
        accounts.delete(Caller.Client.of(request).sandbox(), id(request));
        return Response.noContent();
    }

    private static long id(Request request) {
        return request.pathId("account_id", Accounts.NOT_FOUND);
    }

    private static NewAccount newAccount(Inputs body) {
        var name = body.required("name", FieldReaders.text(1, NewAccount.NAME_CHARACTERS));
        var type = body.required("type", FieldReaders.oneOf(AccountType.wireNames()));
        var balance = body.optional("balance", FieldReaders.money());
        body.check();
        return new NewAccount(name.get(), AccountType.named(type.get()).orElseThrow(), balance.or(Money.ZERO));
    }

    private static AccountChange accountChange(Inputs body) {
        var name = body.optionalNotNull("name", FieldReaders.text(1, NewAccount.NAME_CHARACTERS));
        var type = body.optionalNotNull("type", FieldReaders.oneOf(AccountType.wireNames()));
        if (body.has("balance")) {
            body.wrong("balance", FieldErrors.MOVED_BY_TRANSACTIONS);
        }
        body.check();
        return new AccountChange(
                name.orNull(), type.present() ? AccountType.named(type.get()).orElseThrow() : null);
    }

    /// Streams the list of all accounts in parts, so that it is never in memory as a whole.
    private void writeAll(List<Account> first, Function<Account, List<Account>> nextPart, OutputStream out) {
        // Not closed on failure: closing would end the array, and half a list would look complete.
        var generator = json.createGenerator(out);
        generator.writeStartArray();
        var part = first;
        while (!part.isEmpty()) {
            part.forEach(generator::writePOJO);
            part = part.size() < PART ? List.of() : nextPart.apply(part.getLast());
        }
        generator.writeEndArray();
        generator.close();
    }
}
