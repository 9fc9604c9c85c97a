package dev.mockbank.server.account;

import dev.mockbank.server.http.Answer;
import dev.mockbank.server.http.Cursor;
import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.PageAnswer;
import dev.mockbank.server.http.Readers;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Route;
import dev.mockbank.server.idempotency.Claim;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.problem.Faults;
import java.io.OutputStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// The routes of `/accounts`.
public final class AccountRoutes {

    /// What the cursors of this list are marked with.
    private static final String LIST = "accounts";

    private static final int MAX_LIMIT = 1000;
    private static final int TEXT_CHARACTERS = 200;

    /// How many accounts of the list of all are held at once.
    private static final int PART = 1000;

    private final Accounts accounts;
    private final JsonMapper json;

    public AccountRoutes(Accounts accounts, JsonMapper json) {
        this.accounts = accounts;
        this.json = json;
    }

    /// All of them.
    public List<Route> routes() {
        return List.of(
                Route.get("/accounts", this::list),
                Route.post("/accounts", this::create),
                Route.get("/accounts/{account_id}", this::get),
                Route.patch("/accounts/{account_id}", this::change),
                Route.delete("/accounts/{account_id}", this::delete));
    }

    private Answer list(Request request) {
        var query = request.query();
        var type = query.optional("type", Readers.text(0, TEXT_CHARACTERS));
        var text = query.optional("q", Readers.text(0, TEXT_CHARACTERS));
        var limit = query.optional("limit", Readers.integer(1, MAX_LIMIT));
        var cursor = query.optional("cursor", Cursor.reader(LIST, 1));
        query.check();
        var filter = new AccountFilter(type.orNull(), text.orNull());
        long after = cursor.present() ? cursor.get().number(0) : 0;
        if (limit.present()) {
            var page = accounts.page(filter, after, limit.get().intValue());
            return PageAnswer.of(request, page, account -> Cursor.after(LIST, account.id()));
        }
        var first = accounts.part(filter, after, PART);
        return first.size() < PART
                ? Answer.ok(first)
                : new Answer(200, List.of(), new Answer.JsonStream(out -> writeAll(filter, first, out)));
    }

    private Answer create(Request request) {
        return accounts.create(newAccount(request.body()), Claim.of(request)).answer(Answer::created);
    }

    private Answer get(Request request) {
        return Answer.ok(accounts.get(id(request)));
    }

    private Answer change(Request request) {
        long id = id(request);
        return Answer.ok(accounts.change(id, accountChange(request.body())));
    }

    private Answer delete(Request request) {
        accounts.delete(id(request));
        return Answer.noContent();
    }

    private static long id(Request request) {
        return request.pathId("account_id", Accounts.NOT_FOUND);
    }

    private static NewAccount newAccount(Inputs body) {
        var name = body.required("name", Readers.text(1, NewAccount.NAME_CHARACTERS));
        var type = body.required("type", Readers.oneOf(AccountType.wireNames()));
        var balance = body.optional("balance", Readers.money());
        body.check();
        return new NewAccount(name.get(), AccountType.named(type.get()).orElseThrow(), balance.or(Money.ZERO));
    }

    private static AccountChange accountChange(Inputs body) {
        var name = body.optionalNotNull("name", Readers.text(1, NewAccount.NAME_CHARACTERS));
        var type = body.optionalNotNull("type", Readers.oneOf(AccountType.wireNames()));
        if (body.has("balance")) {
            body.wrong("balance", Faults.MOVED_BY_TRANSACTIONS);
        }
        body.check();
        return new AccountChange(
                name.orNull(), type.present() ? AccountType.named(type.get()).orElseThrow() : null);
    }

    /// Writes the list of all accounts part by part, so that it never stands in memory at once.
    private void writeAll(AccountFilter filter, List<Account> first, OutputStream out) {
        // Not closed on failure: closing would end the array, and half a list would look whole.
        var generator = json.createGenerator(out);
        generator.writeStartArray();
        var part = first;
        while (!part.isEmpty()) {
            part.forEach(generator::writePOJO);
            part = part.size() < PART
                    ? List.of()
                    : accounts.part(filter, part.getLast().id(), PART);
        }
        generator.writeEndArray();
        generator.close();
    }
}
