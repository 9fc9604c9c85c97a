package dev.mockbank.admin.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.ForgedServer;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.overview.BooksState.Exact;
import dev.mockbank.admin.overview.BooksState.Off;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Deletion;
import dev.mockbank.shared.DemoData.State;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewDemoData;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Sum;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model on a real server, whose bank is empty before each test.
class OverviewModelTest {

    private static RealServer server;

    private final List<Failure> failures = new ArrayList<>();
    private AttachedSession attached;
    private PlainWindow window;

    @BeforeAll
    static void start() {
        server = RealServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.admin().admin().deleteAllAccountsAndTransactions();
        attached = new AttachedSession(server);
        window = attached.window();
    }

    @AfterEach
    void close() {
        attached.close();
    }

    @Test
    void anEmptyBankIsSaidToBeEmpty() {
        var model = attached();

        awaitContent(model, Content.Empty.class);
    }

    @Test
    void tellsWhatThereIsAndWhatHappenedThisMonth() {
        long checking = open("Checking", "1000");
        long savings = open("Savings", "0");
        post(checking, "2500", "salary");
        post(checking, "-40.10", "groceries");
        post(checking, "-9.90", "groceries");
        server.client().transfers().create(new NewTransfer(checking, savings, Money.parse("300"), null, null));

        var model = attached();

        awaitContent(model, Content.Ready.class);
        var glance = glance(model);
        assertThat(glance.accounts()).isEqualTo(2);
        assertThat(glance.total()).isEqualTo(Money.parse("3450.00"));
        assertThat(glance.thisMonth())
                .isEqualTo(new Sum.OfMonth(YearMonth.now(ZoneOffset.UTC), Money.parse("2500"), Money.parse("-50"), 3));
        assertThat(glance.lastMonth().count()).isZero();
        assertThat(glance.transactions()).isEqualTo(5);
        assertThat(glance.transactionsThisMonth()).isEqualTo(5);
        assertThat(glance.spending())
                .filteredOn(sum -> sum.expense().amount().signum() < 0)
                .singleElement()
                .matches(sum -> "groceries".equals(sum.category()));
        assertThat(glance.pulse().latest())
                .hasSize(5)
                .extracting(glance::account)
                .contains("Checking", "Savings");
    }

    @Test
    void countsTransactionsOfLongAgo() {
        long account = open("Old", "0");
        for (var moment : List.of("1905-01-01T00:00:00Z", "1999-12-31T23:59:59Z", "2001-06-01T00:00:00Z")) {
            server.client()
                    .transactions()
                    .create(new NewTransaction(account, Money.parse("1"), null, null, Instant.parse(moment)));
        }

        var model = attached();

        awaitContent(model, Content.Ready.class);
        assertThat(glance(model).transactions()).isEqualTo(3);
    }

    @Test
    void whatOthersDoAppearsByItselfWhileItIsFollowed() {
        var model = attached();
        awaitContent(model, Content.Empty.class);
        window.run(model::follow);

        long account = open("New", "5");
        awaitContent(model, Content.Ready.class);
        post(account, "-2", "coffee");

        window.await(() -> seen(model).total().equals(Money.parse("3")));
    }

    @Test
    void theBooksAreCheckedAtTheStart() {
        open("Checking", "10");

        var model = attached();

        window.await(() -> model.books().stateProperty().get() instanceof Exact(var check) && check.accounts() == 1);
    }

    @Test
    void aBalanceThatIsOffIsNamed() throws IOException {
        long account = open("Everyday", "10");
        var check = "{\"exact\":false,\"accounts\":1,\"transactions\":1,\"checked_at\":\"2026-03-01T09:00:00Z\","
                + "\"seconds\":0.012,\"wrong_sums\":0,\"differences\":[{\"account_id\":" + account
                + ",\"balance\":10.50,\"booked\":10.00}]}";
        try (var forged = ForgedServer.answering(server, "/admin/books", check);
                var session = new AttachedSession(forged::rememberIn)) {
            var state = modelOf(session).books().stateProperty();

            session.window().await(() -> state.get() instanceof Off);

            var off = (Off) session.window().call(state::get);
            assertThat(off.more()).isZero();
            assertThat(off.accounts()).singleElement().satisfies(each -> {
                assertThat(each.name()).isEqualTo("Everyday");
                assertThat(each.difference().balance()).isEqualTo(Money.parse("10.50"));
            });
        }
    }

    @Test
    void aCheckOfTheBooksThatFailsIsNoReasonToCallTheServerAwayAndIsRepeated() throws IOException {
        try (var forged = new ForgedServer(server)) {
            forged.breakOff("/admin/books", 1);
            try (var session = new AttachedSession(forged::rememberIn)) {
                var states = new ArrayList<ConnectionState>();
                session.window().run(() -> session.session().stateProperty().subscribe((_, now) -> states.add(now)));
                var books = modelOf(session).books();

                session.window().await(() -> books.stateProperty().get() instanceof BooksState.Failed);
                session.window().run(books::follow);
                session.window().await(() -> books.stateProperty().get() instanceof Exact);

                assertThat(session.window().call(() -> List.copyOf(states))).isEmpty();
                assertThat(forged.asked())
                        .filteredOn(uri -> uri.getPath().equals("/admin/books"))
                        .hasSize(2);
            }
        }
    }

    @Test
    void demoDataFillsTheBankAndAResetEmptiesIt() {
        var model = attached();
        awaitContent(model, Content.Empty.class);
        window.run(() -> model.demo().fill(new NewDemoData(1, 300, null), () -> {}, failures::add));

        window.await(() -> model.demo().progressProperty().get().state() == State.DONE);
        window.await(() -> model.glanceProperty().get() != null && seen(model).transactions() > 250);
        var deletions = new ArrayList<Deletion>();
        window.run(() -> model.demo().reset(deletions::add, failures::add));

        awaitContent(model, Content.Empty.class);
        assertThat(window.call(() -> deletions.getFirst().transactions())).isBetween(250L, 300L);
        assertThat(failures).isEmpty();
    }

    @Test
    void demoDataCanBeCancelled() {
        var model = attached();
        window.run(() -> model.demo().fill(new NewDemoData(1, 100_000, null), () -> {}, failures::add));
        window.await(() -> model.demo().progressProperty().get().done() > 0);

        window.run(() -> model.demo().cancel(failures::add));

        window.await(() -> model.demo().progressProperty().get().state() == State.CANCELLED);
        assertThat(window.call(() -> model.demo().progressProperty().get().done()))
                .isLessThan(100_000);
        assertThat(failures).isEmpty();
    }

    private OverviewModel attached() {
        return modelOf(attached);
    }

    private static OverviewModel modelOf(AttachedSession attached) {
        var work = attached.window().work();
        return attached.window().call(() -> new OverviewModel(attached.session(), work, Clock.systemUTC()));
    }

    private void awaitContent(OverviewModel model, Class<? extends Content> content) {
        window.await(() -> content.isInstance(model.content().contentProperty().get()));
    }

    private Glance glance(OverviewModel model) {
        return window.call(() -> seen(model));
    }

    private static Glance seen(OverviewModel model) {
        return Objects.requireNonNull(model.glanceProperty().get());
    }

    private static long open(String name, String balance) {
        return server.client()
                .accounts()
                .create(new NewAccount(name, AccountType.CHECKING, Money.parse(balance)))
                .id();
    }

    private static void post(long account, String amount, String category) {
        server.client().transactions().create(new NewTransaction(account, Money.parse(amount), category, null, null));
    }
}
