package dev.mockbank.admin.transactions.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.FaultyLine;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.TransactionCount;
import dev.mockbank.shared.TransactionSort;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TransactionFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A long list on a real bank. Each test has an account of its own.
class TransactionListTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 1_000;

    private final FaultyLine line = new FaultyLine(RealServer.shared());
    private final AttachedSession attached = new AttachedSession(line::rememberIn);
    private final PlainWindow window = attached.window();
    private final MockbankClient bank = RealServer.shared().client();
    private final Account account =
            bank.accounts().create(new NewAccount("Checking", AccountType.CHECKING, Money.ZERO));
    private final TransactionFilter ofAccount = TransactionFilter.all().account(account.id());
    private final TransactionList list =
            window.call(() -> new TransactionList(attached.session(), window.work(), new AccountNames()));
    private final TransactionRows rows = list.rows();

    @AfterEach
    void close() {
        attached.close();
        line.close();
    }

    @Test
    void theLastRowIsThereAtOnceAndTheLengthIsThatOfTheWholeList() {
        book(5_000);
        open(Sort.NEWEST);

        assertThat(window.call(rows::size)).isEqualTo(5_000);
        assertThat(description(4_999)).isEqualTo("number 0");
        assertThat(window.call(() -> rows.window().keptRows())).isLessThanOrEqualTo(3 * PageWindow.PAGE_ROWS);
    }

    @Test
    void anyRowIsThereWhenItIsLookedAtAndOnlyAWindowIsInMemory() {
        book(5_030);
        for (var sort : List.of(
                Sort.NEWEST,
                Sort.NEWEST.reversed(),
                new Sort(TransactionSort.AMOUNT, true),
                new Sort(TransactionSort.DESCRIPTION, false),
                new Sort(TransactionSort.CATEGORY, true),
                new Sort(TransactionSort.ACCOUNT, false),
                new Sort(TransactionSort.BALANCE_AFTER, true))) {
            open(sort);
            var inOrder = everything(sort);
            for (int index : new int[] {5_029, 2_500, 4_600, 1_234, 4_990, 0, 3_333, 200, 5_000, 199}) {
                assertThat(description(index)).as("%s at %d", sort, index).isEqualTo(inOrder.get(index));
            }
            assertThat(window.call(() -> rows.window().keptRows()))
                    .isLessThanOrEqualTo(PageWindow.MAX_PAGES * PageWindow.PAGE_ROWS);
        }
    }

    @Test
    void aTimeIsFoundNearARowOfTheMiddle() {
        book(2_000);
        var client = attached.session().bank().orElseThrow();
        var found = new TimeSearch(client, ofAccount, 50).find(1_234);

        var page = bank.transactions()
                .page(ofAccount.to(found.latest()).offset(found.distance()).limit(1));
        assertThat(found.distance()).isBetween(0, 50);
        assertThat(page.rows().getFirst().description()).isEqualTo("number " + (1_999 - 1_234));
    }

    @Test
    void saysWhatTheListComesTo() {
        book(3);
        bank.transactions().create(new NewTransaction(account.id(), Money.parse("-2.50"), null, "out", START));
        open(Sort.NEWEST);

        assertThat(window.call(() -> rows.countProperty().get()))
                .contains(TransactionCount.of(4, Money.parse("3"), Money.parse("-2.5")));
    }

    @Test
    void hiddenRowsAreNotInTheListAndItComesToLess() {
        book(450);
        open(Sort.NEWEST);
        var first = booked(0);
        var third = booked(2);
        window.run(() -> rows.hide(List.of(first, third)));

        assertThat(window.call(rows::size)).isEqualTo(448);
        assertThat(description(0)).isEqualTo("number 448");
        assertThat(description(1)).isEqualTo("number 446");
        assertThat(description(447)).isEqualTo("number 0");
        assertThat(window.call(() -> rows.find(third.transaction().id()))).isEmpty();
        assertThat(window.call(() -> rows.countProperty().get()).orElseThrow().sum())
                .isEqualTo(Money.parse("448"));

        window.run(list::renew);
        book(1);
        window.run(list::renew);
        window.await(() -> rows.size() == 449);
        window.run(() -> rows.unhide(List.of(first, third)));
        assertThat(window.call(rows::size)).isEqualTo(451);
        assertThat(description(1)).isEqualTo("number 449");
    }

    @Test
    void whatWasHiddenIsSeenAgainInAListThatIsReadLaterAndInNoOther() {
        book(3);
        open(Sort.NEWEST);
        var first = booked(0);
        window.run(() -> rows.hide(List.of(first)));
        line.hold(TransactionListTest::isList);
        window.run(list::look);
        window.await(() -> line.held() == 1);

        window.run(() -> rows.release(List.of(first)));
        bank.transactions().delete(booked(0).transaction().id());
        line.mend();
        line.refuse(TransactionListTest::isList);
        window.run(list::renew);
        window.await(() -> list.problemProperty().get().isPresent());
        assertThat(window.call(rows::size)).isEqualTo(2);

        line.mend();
        window.run(list::look);
        window.await(() -> list.problemProperty().get().isEmpty());
        assertThat(description(0)).isEqualTo("number 2");
        assertThat(description(1)).isEqualTo("number 0");
    }

    @Test
    void newsThatComesWhileItLooksIsShownToo() {
        book(1);
        open(Sort.NEWEST);
        line.hold(TransactionListTest::isList);
        window.run(list::look);
        window.await(() -> line.held() == 1);
        book(1);

        window.run(list::look);
        line.mend();

        window.await(() -> rows.size() == 2);
    }

    @Test
    void whetherTheTopIsInSightCountsWhenTheAnswerComes() {
        book(500);
        open(Sort.NEWEST);
        book(2);
        line.hold(TransactionListTest::isList);
        window.run(list::look);
        window.await(() -> line.held() == 1);

        window.run(() -> list.atTopProperty().set(false));
        line.mend();

        window.await(() -> list.newRows().countProperty().get() == 2);
        assertThat(window.call(rows::size)).isEqualTo(500);
    }

    @Test
    void aLookThatFailsIsRepeated() {
        book(1);
        open(Sort.NEWEST);
        book(1);
        line.refuse(TransactionListTest::isList);
        window.run(() -> {
            list.follow(true);
            list.look();
        });
        window.await(() -> list.problemProperty().get().isPresent());

        line.mend();

        window.await(() -> rows.size() == 2);
        assertThat(window.call(() -> list.problemProperty().get())).isEmpty();
    }

    @Test
    void aPageThatCouldNotBeReadIsTriedAgainAndNoProblemStays() {
        book(2_000);
        open(Sort.NEWEST);
        line.refuse(TransactionListTest::isList);
        window.run(() -> {
            list.follow(true);
            rows.look(1_000, 1_010);
        });
        window.await(() -> list.problemProperty().get().isPresent());

        line.mend();

        window.await(() -> rows.booked(1_005).isPresent());
        window.await(() -> list.problemProperty().get().isEmpty());
    }

    @Test
    void theProblemOfAPageOutOfSightIsNoneAnyMore() {
        book(2_000);
        open(Sort.NEWEST);
        line.refuse(TransactionListTest::isList);
        window.run(() -> rows.look(1_000, 1_010));
        window.await(() -> list.problemProperty().get().isPresent());

        window.run(() -> rows.look(0, 10));

        window.await(() -> list.problemProperty().get().isEmpty());
    }

    @Test
    void whatComesAboveIsCountedAndMovesNothing() {
        book(1_000);
        open(Sort.NEWEST);
        assertThat(description(700)).isEqualTo("number 299");
        book(3);

        window.run(() -> {
            list.atTopProperty().set(false);
            list.look();
        });
        window.await(() -> list.newRows().countProperty().get() == 3);
        assertThat(window.call(rows::size)).isEqualTo(1_000);
        assertThat(description(400)).isEqualTo("number 599");
        assertThat(description(999)).isEqualTo("number 0");

        window.run(() -> list.atTopProperty().set(true));
        window.await(() -> rows.size() == 1_003);
        assertThat(description(0)).isEqualTo("number 2");
        assertThat(window.call(() -> list.newRows().countProperty().get())).isZero();
    }

    @Test
    void rowsThatAreNotInMemoryAreReadToBeSelected() {
        book(1_500);
        open(Sort.NEWEST);
        var found = new AtomicReference<List<Row.Booked>>();

        window.run(() -> list.select(650, 800, found::set));
        window.await(() -> found.get() != null);

        assertThat(found.get())
                .hasSize(800)
                .extracting(row -> row.transaction().description())
                .startsWith("number 849")
                .endsWith("number 50");
    }

    private void open(Sort sort) {
        var opened = new AtomicReference<TransactionList.@Nullable Opened>();
        window.run(() -> attached.session().ask(list.open(ofAccount, sort), opened::set, failure -> {
            throw new AssertionError(failure);
        }));
        window.await(() -> opened.get() != null);
        window.run(() -> list.show(Optional.ofNullable(opened.get()).orElseThrow()));
    }

    private static boolean isList(String request) {
        return request.startsWith("GET /transactions?");
    }

    private @Nullable String description(int index) {
        window.run(() -> rows.look(index, index + 10));
        window.await(() -> rows.get(index) instanceof Row.Booked);
        return booked(index).transaction().description();
    }

    private Row.Booked booked(int index) {
        return window.call(() -> rows.booked(index).orElseThrow());
    }

    /// All descriptions in an order, read page by page.
    private List<@Nullable String> everything(Sort sort) {
        var all = new ArrayList<@Nullable String>();
        String cursor = null;
        do {
            var page =
                    bank.transactions().page(sort.apply(ofAccount).limit(BATCH).after(cursor));
            page.rows().forEach(row -> all.add(row.description()));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private void book(int count) {
        long before = bank.transactions().count(ofAccount).count();
        for (int from = 0; from < count; from += BATCH) {
            bank.transactions()
                    .createAll(IntStream.range(from, Math.min(count, from + BATCH))
                            .mapToObj(i -> new NewTransaction(
                                    account.id(),
                                    Money.parse("1"),
                                    i % 3 == 0 ? null : "category " + i % 7,
                                    "number " + i,
                                    START.plusSeconds(before + i)))
                            .toList());
        }
    }
}
