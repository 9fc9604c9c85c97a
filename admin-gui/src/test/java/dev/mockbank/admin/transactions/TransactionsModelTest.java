package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountType;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.NewAccount;
import dev.mockbank.shared.NewTransaction;
import dev.mockbank.shared.NewTransfer;
import dev.mockbank.shared.Transaction;
import dev.mockbank.shared.TransactionChange;
import dev.mockbank.shared.client.MockbankClient;
import dev.mockbank.shared.client.TransactionFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The model of the transactions on a real bank. Each test has accounts of its own, and looks at one of them.
class TransactionsModelTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int BATCH = 1_000;

    @TempDir(factory = TargetFolder.class)
    private Path home;

    private final AttachedSession attached = new AttachedSession(RealServer.shared());
    private final PlainWindow window = attached.window();
    private final MockbankClient bank = RealServer.shared().client();
    private final Account account =
            bank.accounts().create(new NewAccount("Checking", AccountType.CHECKING, Money.ZERO));
    private final TransactionsModel model = window.call(() -> new TransactionsModel(
            attached.session(), window.work(), Formats.of(Locale.US, Clock.system(ZoneOffset.UTC))));

    @BeforeEach
    void lookAtTheAccount() {
        search(Search.ALL.withAccount(account));
    }

    @AfterEach
    void close() {
        window.run(model::hidden);
        attached.close();
    }

    @Test
    void scrollsToTheLastOfManyRowsWithAWindowOfThemInMemory() {
        book(20_000);
        refresh();
        int most = 0;
        while (!window.call(() -> model.rows().window().complete())) {
            int before = window.call(() -> model.rows().size());
            window.call(() -> model.rows().get(before - 1));
            window.await(
                    () -> model.rows().size() > before || model.rows().window().complete());
            most = Math.max(most, window.call(() -> model.rows().window().keptRows()));
        }

        assertThat(window.call(() -> model.rows().size())).isEqualTo(20_000);
        assertThat(most).isEqualTo(PageWindow.MAX_PAGES * PageWindow.PAGE_ROWS);
        assertThat(description(19_999)).isEqualTo("number 0");
        assertThat(description(10_000)).isEqualTo("number 9999");
        assertThat(description(0)).isEqualTo("number 19999");
    }

    @Test
    void filtersHoldTogether() {
        post("-63.15", "groceries", "Fresh Fields Market", START);
        post("-41.08", "groceries", "Fresh Fields Market", START.plus(40, ChronoUnit.DAYS));
        post("-41.08", "leisure", "Flea market", START.plus(40, ChronoUnit.DAYS));
        post("41.08", "groceries", "Refund, market", START.plus(40, ChronoUnit.DAYS));
        var february = Days.between(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28));
        var upTo50 = new Amounts(Amounts.Direction.SPENDING, Money.parse("20"), Money.parse("50"));

        search(Search.ALL
                .withAccount(account)
                .withText(" MARKET ")
                .withCategory("groceries")
                .withDays(february)
                .withAmounts(upTo50));

        assertThat(descriptions()).containsExactly("Fresh Fields Market");
    }

    @Test
    void aSearchThatFindsNothingIsNoEmptyBank() {
        search(Search.ALL.withAccount(account).withText("nothing like it"));

        assertThat(descriptions()).isEmpty();
        assertThat(window.call(() -> model.content().contentProperty().get())).isInstanceOf(Content.Ready.class);
    }

    @Test
    void theOldestComesFirstWhenTheOrderIsReversed() {
        post("1", null, "first", START);
        post("1", null, "second", START.plusSeconds(1));

        search(Search.ALL.withAccount(account).reversed());

        assertThat(descriptions()).containsExactly("first", "second");
    }

    @Test
    void postingsOfOthersAppearAndTheSelectionStays() {
        var first = post("1", null, "first", START);
        refresh();
        window.run(() -> {
            model.selectedProperty().set(first.id());
            model.shown();
        });

        post("1", null, "second", START.plusSeconds(1));

        window.await(() -> model.rows().size() == 2);
        assertThat(descriptions()).containsExactly("second", "first");
        assertThat(window.call(
                        () -> model.selectedRow().orElseThrow().transaction().id()))
                .isEqualTo(first.id());
    }

    @Test
    void postingsOfOthersAreCountedWhileTheUserIsFurtherDown() {
        book(300);
        refresh();
        window.run(() -> model.atTopProperty().set(false));
        book(3);

        window.run(model::look);
        window.await(() -> model.newRows().countProperty().get() == 3);
        assertThat(window.call(() -> model.rows().size())).isEqualTo(200);
        window.run(() -> model.atTopProperty().set(true));

        window.await(() -> model.newRows().countProperty().get() == 0);
        assertThat(description(0)).isEqualTo("number 2");
    }

    @Test
    void wordsAreChangedInPlace() {
        post("-5", "food", "Noodle Hose", START);
        refresh();

        window.run(() ->
                model.change(row(0), new TransactionChange(false, null, true, "Noodle House"), () -> {}, this::fail));

        window.await(() -> descriptionsNow().equals(List.of("Noodle House")));
    }

    @Test
    void deletingMovesTheBalanceBackAndSelectsTheNeighbour() {
        var kept = post("100", null, "kept", START);
        post("-30", null, "mistake", START.plusSeconds(1));
        refresh();

        window.run(() -> model.delete(row(0), () -> {}, this::fail));

        window.await(() -> model.rows().size() == 1);
        assertThat(bank.accounts().get(account.id()).balance()).isEqualTo(Money.parse("100"));
        assertThat(window.call(() -> model.selectedProperty().get())).isEqualTo(kept.id());
    }

    @Test
    void aDeletedTransferTakesBothOfItsSidesAlong() {
        var savings = bank.accounts().create(new NewAccount("Savings", AccountType.SAVINGS, Money.ZERO));
        bank.transfers().create(new NewTransfer(account.id(), savings.id(), Money.parse("400"), null, null));
        refresh();

        window.run(() -> model.delete(row(0), () -> {}, this::fail));

        window.await(() -> model.rows().isEmpty());
        assertThat(bank.accounts().get(savings.id()).balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void exportsWhatIsFilteredAndNothingElse() throws IOException {
        book(2_500);
        var odd = post("-1", "=cmd()", "Say \"hi\", twice", START.minusSeconds(1));
        var file = home.resolve("transactions.csv");
        var rows = new AtomicLong();
        search(Search.ALL.withAccount(account));

        window.run(() -> model.export(file, rows::set, this::fail));
        window.await(() -> rows.get() > 0);

        var lines = Files.readAllLines(file);
        assertThat(rows).hasValue(2_501);
        assertThat(lines)
                .hasSize(2_502)
                .startsWith("id,timestamp,account,amount,category,description,balance_after,transfer_id")
                .endsWith(odd.id()
                        + ",2025-12-31T23:59:59.000000+00:00,Checking,-1.00,'=cmd(),\"Say \"\"hi\"\", twice\","
                        + odd.balanceAfter() + ",");
        assertThat(home.resolve("transactions.csv.part")).doesNotExist();
    }

    @Test
    void aCancelledExportLeavesNoFile() {
        book(5_000);
        refresh();
        var file = home.resolve("transactions.csv");

        window.run(() -> {
            model.exporting().writtenProperty().subscribe(written -> {
                if (written.longValue() > 0) {
                    model.exporting().cancel();
                }
            });
            model.export(file, this::fail, this::fail);
        });

        window.await(() -> !model.exporting().runningProperty().get());
        window.await(() -> Files.notExists(home.resolve("transactions.csv.part")));
        assertThat(file).doesNotExist();
    }

    private void fail(@Nullable Object heard) {
        throw new AssertionError(heard);
    }

    private Transaction post(String amount, @Nullable String category, String description, Instant when) {
        return bank.transactions()
                .create(new NewTransaction(account.id(), Money.parse(amount), category, description, when));
    }

    private void book(int count) {
        long seconds = bank
                        .transactions()
                        .page(TransactionFilter.all().account(account.id()).limit(1))
                        .rows()
                        .stream()
                        .mapToLong(row -> row.timestamp().getEpochSecond())
                        .findFirst()
                        .orElse(START.getEpochSecond())
                + 1;
        for (int from = 0; from < count; from += BATCH) {
            bank.transactions()
                    .createAll(IntStream.range(from, Math.min(count, from + BATCH))
                            .mapToObj(i -> new NewTransaction(
                                    account.id(),
                                    Money.parse("1"),
                                    null,
                                    "number " + i,
                                    Instant.ofEpochSecond(seconds + i)))
                            .toList());
        }
    }

    private void refresh() {
        search(Search.ALL.withText("before"));
        search(Search.ALL.withAccount(account));
    }

    private void search(Search wanted) {
        window.run(() -> model.search(wanted));
        window.await(() -> model.shownSearchProperty().get().equals(wanted));
    }

    private Row.Booked row(int index) {
        return model.rows().booked(index).orElseThrow();
    }

    private @Nullable String description(int index) {
        window.await(() -> model.rows().get(index) instanceof Row.Booked);
        return window.call(() -> row(index).transaction().description());
    }

    private List<String> descriptions() {
        return window.call(this::descriptionsNow);
    }

    private List<String> descriptionsNow() {
        return IntStream.range(0, model.rows().size())
                .mapToObj(i -> String.valueOf(row(i).transaction().description()))
                .toList();
    }
}
