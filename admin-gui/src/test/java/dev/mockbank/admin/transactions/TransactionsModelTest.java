package dev.mockbank.admin.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.AttachedSession;
import dev.mockbank.admin.FaultyLine;
import dev.mockbank.admin.RealServer;
import dev.mockbank.admin.TargetFolder;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.search.Amounts;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.search.Sort;
import dev.mockbank.admin.transactions.list.Row;
import dev.mockbank.admin.work.PlainWindow;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.AccountChange;
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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The model of the transactions on a real bank. Each test has accounts of its own, and looks at one of them.
class TransactionsModelTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Path home = TargetFolder.create();
    private final FaultyLine line = new FaultyLine(RealServer.shared());
    private final AttachedSession attached = new AttachedSession(line::rememberIn);
    private final PlainWindow window = attached.window();
    private final MockbankClient bank = RealServer.shared().client();
    private final Account account =
            bank.accounts().create(new NewAccount("Checking", AccountType.CHECKING, Money.ZERO));
    private final TransactionsModel model = window.call(() -> new TransactionsModel(
            attached.session(),
            window.work(),
            Formats.of(Locale.US, Clock.system(ZoneOffset.UTC)),
            Preferences.in(home)));

    TransactionsModelTest() throws IOException {}

    @BeforeEach
    void lookAtTheAccount() {
        search(Search.ALL.withAccount(account.id()));
    }

    @AfterEach
    void close() {
        line.mend();
        window.run(model::hidden);
        attached.close();
        line.close();
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
                .withAccount(account.id())
                .withText(" MARKET ")
                .withCategories(List.of("groceries"), false)
                .withDays(february)
                .withAmounts(upTo50));

        assertThat(descriptions()).containsExactly("Fresh Fields Market");
    }

    @Test
    void aSearchThatFindsNothingIsNoEmptyBank() {
        search(Search.ALL.withAccount(account.id()).withText("nothing like it"));

        assertThat(descriptions()).isEmpty();
        assertThat(window.call(() -> model.content().contentProperty().get())).isInstanceOf(Content.Ready.class);
    }

    @Test
    void theOldestComesFirstWhenTheOrderIsReversed() {
        post("1", null, "first", START);
        post("1", null, "second", START.plusSeconds(1));

        search(Search.ALL.withAccount(account.id()).withSort(Sort.NEWEST.reversed()));

        assertThat(descriptions()).containsExactly("first", "second");
    }

    @Test
    void postingsOfOthersAppearAndTheSelectionStays() {
        var first = post("1", null, "first", START);
        refresh();
        window.run(() -> {
            model.selection().set(List.of(row(0)));
            model.shown();
        });

        post("1", null, "second", START.plusSeconds(1));

        window.await(() -> model.list().rows().size() == 2);
        assertThat(descriptions()).containsExactly("second", "first");
        assertThat(selected()).containsExactly(first.id());
    }

    @Test
    void wordsOfSeveralAreChangedAndChangedBack() {
        post("-5", "food", "Noodle House", START);
        post("-6", null, "Sushi Bar", START.plusSeconds(1));
        refresh();
        var done = new AtomicReference<>(new Edits.Done(List.of(), List.of()));

        window.run(() -> model.edit(
                List.of(Edits.Edit.ofCategory(row(0), "restaurants"), Edits.Edit.ofCategory(row(1), "restaurants")),
                done::set,
                this::fail));
        window.await(() -> categoriesNow().equals(List.of("restaurants", "restaurants")));
        assertThat(bank.transactions()
                        .count(ofAccount().category("restaurants"))
                        .count())
                .isEqualTo(2);

        window.run(() -> model.edit(done.get().undo(), _ -> {}, this::fail));
        window.await(() -> categoriesNow().equals(List.of("null", "food")));
        assertThat(bank.transactions().page(ofAccount()).rows())
                .extracting(Transaction::category)
                .containsExactly(null, "food");
    }

    @Test
    void whatIsDeletedIsOutOfSightAtOnceAndInTheBankUntilItIsSent() {
        var kept = post("100", null, "kept", START);
        post("-30", null, "mistake", START.plusSeconds(1));
        refresh();

        window.run(() -> model.delete(List.of(row(0))));

        assertThat(descriptions()).containsExactly("kept");
        assertThat(selected()).containsExactly(kept.id());
        assertThat(balance()).isEqualTo(Money.parse("70"));
        window.run(model::hidden);
        window.await(() -> balance().equals(Money.parse("100")));
        assertThat(descriptions()).containsExactly("kept");
    }

    @Test
    void undoneInTimeNothingHasHappened() {
        var savings = bank.accounts().create(new NewAccount("Savings", AccountType.SAVINGS, Money.ZERO));
        bank.transfers().create(new NewTransfer(account.id(), savings.id(), Money.parse("400"), null, "moved"));
        post("-30", null, "bought", START);
        var before = bank.transactions().page(ofAccount()).rows();
        refresh();

        window.run(() -> model.delete(List.of(row(0), row(1))));
        assertThat(descriptions()).isEmpty();
        window.run(model::undoDeletion);

        assertThat(descriptions()).containsExactly("moved", "bought");
        assertThat(selected()).hasSize(2);
        window.run(model::hidden);
        assertThat(bank.transactions().page(ofAccount()).rows()).isEqualTo(before);
    }

    @Test
    void whatIsDeletedIsSentByItselfAfterItsTimeAlsoWhileTheWindowIsMinimised() {
        post("-30", null, "mistake", START);
        refresh();

        window.run(() -> {
            window.work().rest(true);
            model.delete(List.of(row(0)));
        });

        window.await(() -> model.deletion().pendingProperty().get().isEmpty());
        window.await(() -> balance().equals(Money.ZERO));
    }

    @Test
    void whatIsDeletedIsSentBeforeTheConsoleLeavesTheBank() {
        post("-30", null, "mistake", START);
        refresh();

        window.run(() -> model.delete(List.of(row(0))));
        attached.leave();

        assertThat(balance()).isEqualTo(Money.ZERO);
        assertThat(window.call(() -> model.deletion().pendingProperty().get())).isEmpty();
    }

    @Test
    void theListIsThereAgainAfterTheBankWasLeftWhileSomethingWasDeleted() {
        post("-30", null, "mistake", START);
        post("1", null, "kept", START.plusSeconds(1));
        refresh();

        window.run(() -> model.delete(List.of(row(1))));
        attached.leave();
        attached.enter();

        window.await(() -> model.content().contentProperty().get() instanceof Content.Ready);
        assertThat(descriptions()).containsExactly("kept");
        window.run(model::undoDeletion);
        assertThat(descriptions()).containsExactly("kept");
    }

    @Test
    void whatTheBankRefusesToDeleteOnLeavingIsSeenAgainAndSaid() {
        post("-30", null, "mistake", START);
        refresh();
        line.refuse(request -> request.startsWith("DELETE"));

        window.run(() -> model.delete(List.of(row(0))));
        attached.leave();
        line.mend();
        attached.enter();

        window.await(() -> descriptionsNow().equals(List.of("mistake")));
        assertThat(window.call(() -> model.deletion().takeUndeleted())).hasValue(1);
        assertThat(window.call(() -> model.deletion().takeUndeleted())).isEmpty();
    }

    @Test
    void whatIsBeingSentWhenTheBankIsLeftIsSentToTheLast() {
        bank.transactions()
                .createAll(IntStream.range(0, 150)
                        .mapToObj(i -> new NewTransaction(account.id(), Money.parse("1"), null, "number " + i, START))
                        .toList());
        refresh();

        window.run(() -> {
            model.delete(IntStream.range(0, 150).mapToObj(this::row).toList());
            model.hidden();
        });
        attached.leave();

        assertThat(bank.transactions().count(ofAccount()).count()).isZero();
        assertThat(window.call(() -> model.deletion().takeUndeleted())).isEmpty();
    }

    @Test
    void whatIsBeingSentWhenTheConsoleIsClosedIsSentToTheLast() {
        bank.transactions()
                .createAll(IntStream.range(0, 40)
                        .mapToObj(i -> new NewTransaction(account.id(), Money.parse("1"), null, "number " + i, START))
                        .toList());
        refresh();

        window.run(() -> {
            model.delete(IntStream.range(0, 40).mapToObj(this::row).toList());
            model.hidden();
        });
        attached.end();

        assertThat(bank.transactions().count(ofAccount()).count()).isZero();
    }

    @Test
    void whatTheBankDoesNotAnswerInTimeOnLeavingIsSaid() {
        post("-30", null, "first", START);
        post("-30", null, "second", START);
        refresh();
        line.hold(request -> request.startsWith("DELETE"));

        window.run(() -> {
            model.delete(List.of(row(0), row(1)));
            model.hidden();
        });
        window.await(() -> line.held() == 1);
        attached.leave();

        assertThat(window.call(() -> model.deletion().takeUndeleted())).isPresent();
        assertThat(bank.transactions().count(ofAccount()).count()).isEqualTo(1);
    }

    @Test
    void whatTheBankRefusesToDeleteIsSeenAgainAndSaid() {
        post("-30", null, "mistake", START);
        refresh();
        line.refuse(request -> request.startsWith("DELETE"));
        var said = new AtomicReference<Failure>();

        window.run(() -> {
            model.deletion().onFailed(said::set);
            model.delete(List.of(row(0)));
            model.deletion().send();
        });

        window.await(() -> said.get() != null && descriptionsNow().equals(List.of("mistake")));
        assertThat(said.get().sentence()).isEqualTo("The line is busy.");
    }

    @Test
    void whatWasDeletedStaysOutOfSightWhenTheListCannotBeReadAfterwards() {
        post("-30", null, "mistake", START);
        post("1", null, "kept", START.plusSeconds(1));
        refresh();
        window.run(model::shown);
        line.refuse(request -> request.startsWith("GET /transactions?"));

        window.run(() -> {
            model.delete(List.of(row(1)));
            model.deletion().send();
        });
        window.await(() -> !model.content().problemProperty().get().isEmpty());
        assertThat(descriptions()).containsExactly("kept");

        line.mend();
        window.await(() -> model.content().problemProperty().get().isEmpty());
        assertThat(descriptions()).containsExactly("kept");
    }

    @Test
    void anExportWaitsUntilWhatIsDeletedIsSent() {
        post("-30", null, "mistake", START);
        refresh();
        var left = new AtomicReference<Long>();

        window.run(() -> {
            model.delete(List.of(row(0)));
            model.deletion()
                    .thenRun(() ->
                            left.set(bank.transactions().count(ofAccount()).count()));
        });

        window.await(() -> left.get() != null);
        assertThat(left).hasValue(0L);
    }

    @Test
    void aSearchThatHasFailedIsTriedAgainWithTheNextNews() {
        post("1", null, "first", START);
        refresh();
        window.run(model::shown);
        line.refuse(request -> request.startsWith("GET /transactions?"));
        var wanted = Search.ALL.withAccount(account.id()).withText("second");
        window.run(() -> model.search(wanted));
        window.await(() -> !model.content().problemProperty().get().isEmpty());

        line.mend();
        post("2", null, "second", START);

        window.await(() -> model.shownSearchProperty().get().equals(wanted));
        window.await(() -> descriptionsNow().equals(List.of("second")));
        assertThat(window.call(() -> model.content().problemProperty().get())).isEmpty();
    }

    @Test
    void newsThatComesWhileASearchIsAnsweredIsShownToo() {
        post("1", null, "first", START);
        window.run(model::shown);
        line.hold(request -> request.startsWith("GET /transactions?") && request.contains("=st"));
        window.run(() -> model.search(Search.ALL.withAccount(account.id()).withText("st")));
        window.await(() -> line.held() == 1);
        post("2", null, "last", START.plusSeconds(1));

        window.run(() -> attached.session().changed());
        line.mend();

        window.await(() -> descriptionsNow().equals(List.of("last", "first")));
    }

    @Test
    void anotherFilterForgetsWhatIsSelectedAndAnotherOrderDoesNot() {
        var first = post("1", "food", "first", START);
        refresh();
        window.run(() -> model.selection().set(List.of(row(0))));

        search(Search.ALL.withAccount(account.id()).withSort(Sort.NEWEST.reversed()));
        assertThat(selected()).containsExactly(first.id());

        search(Search.ALL.withAccount(account.id()).withText("second"));
        assertThat(selected()).isEmpty();
    }

    @Test
    void whatIsSelectedIsAsOthersHaveChangedIt() {
        var first = post("1", "food", "first", START);
        refresh();
        window.run(() -> {
            model.selection().set(List.of(row(0)));
            model.shown();
        });

        bank.transactions().change(first.id(), new TransactionChange(true, "restaurants", false, null));

        window.await(() -> model.selection().rows().stream()
                .anyMatch(row -> "restaurants".equals(row.transaction().category())));
    }

    @Test
    void theFirstRowOfWhatIsStillToBeFoundIsSelectedWhenItIs() {
        post("1", null, "first", START);
        var second = post("1", null, "second", START.minusSeconds(1));
        refresh();

        window.run(() -> {
            model.search(Search.ALL.withAccount(account.id()).withText("second"));
            model.selectFirst();
        });

        assertThat(selected()).isEmpty();
        window.await(() -> !model.selection().rows().isEmpty());
        assertThat(selected()).containsExactly(second.id());
    }

    @Test
    void anotherSearchWaitsUntilWhatIsDeletedIsSent() {
        post("-30", "mistakes", "mistake", START);
        post("1", null, "kept", START);
        refresh();

        window.run(() -> model.delete(List.of(row(1))));
        search(Search.ALL.withAccount(account.id()).withCategories(List.of("mistakes"), true));

        assertThat(descriptions()).containsExactly("kept");
    }

    @Test
    void aDeletedTransferTakesBothOfItsSidesAlong() {
        var savings = bank.accounts().create(new NewAccount("Savings", AccountType.SAVINGS, Money.ZERO));
        bank.transfers().create(new NewTransfer(account.id(), savings.id(), Money.parse("400"), null, null));
        search(Search.ALL.withAccounts(List.of(account.id(), savings.id())));

        window.run(() -> model.delete(List.of(row(0))));
        assertThat(descriptions()).isEmpty();
        window.run(model::hidden);

        window.await(() -> balance().equals(Money.ZERO));
        assertThat(bank.accounts().get(savings.id()).balance()).isEqualTo(Money.ZERO);
    }

    @Test
    void whatOthersDeletedMeanwhileIsDeletedAllTheSame() {
        var gone = post("-30", null, "gone", START);
        post("-5", null, "mistake", START);
        refresh();

        window.run(() -> model.delete(List.of(row(0), row(1))));
        bank.transactions().delete(gone.id());
        window.run(model::hidden);

        window.await(() -> balance().equals(Money.ZERO));
        assertThat(window.call(() -> model.content().problemProperty().get())).isEmpty();
    }

    @Test
    void theSelectionForgetsWhatIsNotThereAnyMore() {
        var gone = post("-30", null, "gone", START);
        refresh();
        window.run(() -> model.selection().set(List.of(row(0))));
        bank.transactions().delete(gone.id());

        window.run(model::shown);

        window.await(() -> model.list().rows().isEmpty());
        assertThat(selected()).isEmpty();
    }

    @Test
    void newAccountsAndNamesAreThereToChooseFromByThemselves() {
        post("1", null, "first", START);
        refresh();
        bank.accounts().change(account.id(), new AccountChange("Renamed " + account.id(), null));
        var made = bank.accounts().create(new NewAccount("Made elsewhere", AccountType.SAVINGS, Money.ZERO));

        window.run(model::shown);

        window.await(() ->
                model.searching().choicesProperty().get().accountName(made.id()).isPresent());
        window.await(() -> row(0).account().equals("Renamed " + account.id()));
    }

    @Test
    void incomeAndSpendingLeaveTransfersOutAsTheSumsDo() {
        var savings = bank.accounts().create(new NewAccount("Savings", AccountType.SAVINGS, Money.ZERO));
        bank.transfers().create(new NewTransfer(savings.id(), account.id(), Money.parse("400"), null, "moved"));
        post("3240", "salary", "earned", START);

        search(Search.ALL.withAccount(account.id()).withAmounts(Amounts.of(Amounts.Direction.INCOME)));

        assertThat(descriptions()).containsExactly("earned");
        assertThat(window.call(() -> model.list().rows().countProperty().get())
                        .orElseThrow()
                        .income())
                .isEqualTo(Money.parse("3240"));
    }

    private void fail(@Nullable Object heard) {
        throw new AssertionError(heard);
    }

    private Transaction post(String amount, @Nullable String category, String description, Instant when) {
        return bank.transactions()
                .create(new NewTransaction(account.id(), Money.parse(amount), category, description, when));
    }

    private TransactionFilter ofAccount() {
        return TransactionFilter.all().account(account.id());
    }

    private Money balance() {
        return bank.accounts().get(account.id()).balance();
    }

    private List<Long> selected() {
        return window.call(() -> model.selection().rows().stream()
                .map(row -> row.transaction().id())
                .toList());
    }

    private List<String> categoriesNow() {
        return IntStream.range(0, model.list().rows().size())
                .mapToObj(i -> String.valueOf(row(i).transaction().category()))
                .toList();
    }

    private void refresh() {
        search(Search.ALL.withText("before"));
        search(Search.ALL.withAccount(account.id()));
    }

    private void search(Search wanted) {
        window.run(() -> model.search(wanted));
        window.await(() -> model.shownSearchProperty().get().equals(wanted));
    }

    private Row.Booked row(int index) {
        return model.list().rows().booked(index).orElseThrow();
    }

    private List<String> descriptions() {
        return window.call(this::descriptionsNow);
    }

    private List<String> descriptionsNow() {
        return IntStream.range(0, model.list().rows().size())
                .mapToObj(i -> String.valueOf(row(i).transaction().description()))
                .toList();
    }
}
