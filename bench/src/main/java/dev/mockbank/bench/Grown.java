package dev.mockbank.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Measures the API on a database of its own while one thing grows: the accounts, or the history of one of them.
final class Grown {

    private static final List<Integer> ACCOUNTS = List.of(1, 100, 10_000);
    private static final int CLIENTS = 64;
    private static final int PAGE = 50;
    private static final long LARGEST_PAGE = 1_000;
    private static final double WAKE_SECONDS = 0.01;

    private final Plan plan;
    private final Workplace workplace;
    private final Progress progress;
    private final List<Growth> lines = new ArrayList<>();

    Grown(Plan plan, Workplace workplace, Progress progress) {
        this.plan = plan;
        this.workplace = workplace;
        this.progress = progress;
    }

    List<Growth> measure() {
        progress.say("How it grows, with " + CLIENTS + " clients");
        try (var server = workplace.launch("grown", Map.of())) {
            server.awaitReady();
            var key = server.newKey();
            var api = new Api(List.of(server), key);
            var books = new LedgerCheck(server.database());
            var accounts = books.open(ACCOUNTS.getLast());
            api.warmUp(Run.compared(accounts), plan.warmUpSeconds());
            accounts(api, accounts, Act.GET_ACCOUNT);
            accounts(api, accounts, Act.POST);
            history(server, key, api, books);
        }
        return lines;
    }

    private void accounts(Api api, Accounts accounts, Act act) {
        Function<Integer, Workload> workload = count -> new Workload(act, accounts.first(count));
        var rounds = new ArrayList<List<Measured>>();
        ACCOUNTS.forEach(_ -> rounds.add(new ArrayList<>()));
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < ACCOUNTS.size(); i++) {
                rounds.get(i).add(api.measure(workload.apply(ACCOUNTS.get(i)), CLIENTS, plan.seconds()));
            }
        }
        for (int i = 0; i < ACCOUNTS.size(); i++) {
            add(new Growth(act.label(), "accounts", ACCOUNTS.get(i), CLIENTS, Rate.of(CLIENTS, rounds.get(i))));
        }
    }

    private void history(ServerProcess server, String key, Api api, LedgerCheck books) {
        var account = books.open(1);
        long last = books.lastTransaction();
        for (long rows : plan.history()) {
            progress.say(String.format(Locale.ROOT, "Booking an account to %,d transactions", rows));
            books.book(account, Math.max(1, rows - books.transactionsSince(last)));
            // A posting through the API lets the server look for what was booked beside it.
            api.measure(new Workload(Act.POST, account), 1, WAKE_SECONDS);
            books.awaitSums();
            history(api, new Workload(Act.GET_ACCOUNT, account), rows);
            history(api, new Workload(Act.GET_PAGE, account), rows);
            lastPage(server, key, account, rows)
                    .ifPresent(cursor -> history(api, new Workload(Act.GET_PAGE, account, cursor), rows));
            history(api, new Workload(Act.POST, account), rows);
        }
    }

    /// The cursor of the last page, reached page by page: an offset has a bound.
    private static Optional<String> lastPage(ServerProcess server, String key, Accounts account, long rows) {
        var cursor = Optional.<String>empty();
        for (long left = rows - PAGE; left > 0; left -= LARGEST_PAGE) {
            var path = "/transactions?account_id=%d&limit=%d%s"
                    .formatted(
                            account.first(),
                            Math.min(left, LARGEST_PAGE),
                            cursor.map(after -> "&cursor=" + after).orElse(""));
            cursor = server.cursorAfter(path, key);
        }
        return cursor;
    }

    private void history(Api api, Workload workload, long rows) {
        var rounds = new ArrayList<Measured>();
        for (int round = 0; round < plan.rounds(); round++) {
            rounds.add(api.measure(workload, CLIENTS, plan.seconds()));
        }
        add(new Growth(workload.label(), "transactions of the account", rows, CLIENTS, Rate.of(CLIENTS, rounds)));
    }

    private void add(Growth line) {
        lines.add(line);
        progress.say(String.format(
                Locale.ROOT,
                "%-42s %,10d %s   %,.0f/s",
                line.name(),
                line.size(),
                line.grows(),
                line.api().perSecond()));
    }
}
