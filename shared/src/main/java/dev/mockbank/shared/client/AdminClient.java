package dev.mockbank.shared.client;

import dev.mockbank.shared.AdminInfo;
import dev.mockbank.shared.BooksCheck;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.Traffic;
import java.time.Duration;
import java.util.Map;

/// Administration of the server, with the master key. For exceptions see [MockbankClient].
public final class AdminClient {

    /// The server checks the books account by account, each in a statement of at most 30 seconds.
    private static final Duration BOOKS_WAIT = Duration.ofMinutes(10);

    private static final String DEMO_DATA = "/admin/demo-data";

    private final Http http;

    AdminClient(Http http) {
        this.http = http;
    }

    /// The server's version, its database, and how much that contains.
    public AdminInfo info() {
        return http.get("/admin/info", AdminInfo.class);
    }

    /// The recent traffic.
    public Traffic traffic() {
        return http.get("/admin/traffic", Traffic.class);
    }

    /// Waits until there is traffic or a change that was not seen before.
    ///
    /// @param seen        the last result
    /// @param waitSeconds how long to wait at most, up to 20; then the result may contain nothing new
    public Traffic trafficAfter(Traffic seen, int waitSeconds) {
        long after = seen.busy().isEmpty()
                ? seen.second() - 1
                : seen.busy().getLast().second();
        var query =
                Query.NONE.with("after", after).with("changes", seen.changes()).with("wait", waitSeconds);
        return http.await("/admin/traffic", query, Duration.ofSeconds(waitSeconds), Traffic.class);
    }

    /// Adds up all transactions, to check that every balance equals what was booked. That takes a while
    /// on a large bank; the client waits for up to ten minutes.
    public BooksCheck books() {
        return http.await("/admin/books", Query.NONE, BOOKS_WAIT, BooksCheck.class);
    }

    /// Starts to fill the bank with demo data, in the background. Refused with 409 while any server
    /// fills or resets the bank.
    public DemoData fill(NewDemoData wanted) {
        return http.act(DEMO_DATA, wanted, DemoData.class);
    }

    /// The progress of filling the bank.
    public DemoData demoData() {
        return http.get(DEMO_DATA, DemoData.class);
    }

    /// Stops filling the bank; what was booked stays.
    public DemoData cancelDemoData() {
        return http.delete(DEMO_DATA, DemoData.class);
    }

    /// Deletes all accounts and transactions of the sandbox `main`. Refused with 409 while any server
    /// fills or resets the bank.
    public Deletion deleteAllAccountsAndTransactions() {
        return http.act("/admin/reset", Map.of("confirm", Deletion.CONFIRMATION), Deletion.class);
    }
}
