package dev.mockbank.shared.client;

import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.BooksCheck;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.Traffic;
import java.time.Duration;
import java.util.Map;

/// What the server tells its keeper; for the master key. For what each method throws see [MockbankClient].
public final class AdminClient {

    /// The server goes through the books account by account, each in a statement of at most 30 seconds.
    private static final Duration BOOKS_WAIT = Duration.ofMinutes(10);

    private static final String DEMO_DATA = "/admin/demo-data";

    private final Http http;

    AdminClient(Http http) {
        this.http = http;
    }

    /// The server's version, its database, and what is in it.
    public AdminInfo info() {
        return http.get("/admin/info", AdminInfo.class);
    }

    /// What the server answered lately.
    public Traffic traffic() {
        return http.get("/admin/traffic", Traffic.class);
    }

    /// Waits until the server has answered or changed something that was not seen before.
    ///
    /// @param seen        what was seen last
    /// @param waitSeconds how long to wait at the most, up to 20; what comes then may hold nothing new
    public Traffic trafficAfter(Traffic seen, int waitSeconds) {
        long after = seen.busy().isEmpty()
                ? seen.second() - 1
                : seen.busy().getLast().second();
        var query =
                Query.NONE.with("after", after).with("changes", seen.changes()).with("wait", waitSeconds);
        return http.await("/admin/traffic", query, Duration.ofSeconds(waitSeconds), Traffic.class);
    }

    /// Adds up all transactions, to see whether every balance is what was booked; that takes a while on large books,
    /// and is waited for up to ten minutes.
    public BooksCheck books() {
        return http.await("/admin/books", Query.NONE, BOOKS_WAIT, BooksCheck.class);
    }

    /// Starts to fill the bank with demo data, which goes on when this returns. While any server fills or empties the
    /// bank it is refused with 409.
    public DemoData fill(NewDemoData wanted) {
        return http.act(DEMO_DATA, wanted, DemoData.class);
    }

    /// How far the server has filled the bank.
    public DemoData demoData() {
        return http.get(DEMO_DATA, DemoData.class);
    }

    /// Stops the server from filling the bank; what was booked stays.
    public DemoData cancelDemoData() {
        return http.delete(DEMO_DATA, DemoData.class);
    }

    /// Deletes all accounts and transactions, of everyone. While any server fills or empties the bank it is refused
    /// with 409.
    public Deletion deleteAllAccountsAndTransactions() {
        return http.act("/admin/reset", Map.of("confirm", Deletion.CONFIRMATION), Deletion.class);
    }
}
