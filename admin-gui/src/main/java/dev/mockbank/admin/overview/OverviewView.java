package dev.mockbank.admin.overview;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.control.BalanceChart;
import dev.mockbank.admin.control.BalanceHistory;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.CategoryBars;
import dev.mockbank.admin.control.LatestTransactions;
import dev.mockbank.admin.control.StatePage;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenPane;
import dev.mockbank.admin.screen.ScreenView;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.entry.AddTransactionDialog;
import dev.mockbank.shared.DemoData;
import dev.mockbank.shared.DemoData.State;
import dev.mockbank.shared.Sum;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The whole bank at a glance.
public final class OverviewView implements ScreenView {

    /// The chart's share of the row that it has with the spending.
    private static final double CHART_WIDTH = 635;
    private static final double SPENDING_WIDTH = 373;
    private static final double SPENDING_MIN_WIDTH = 264;

    /// The scroll bar stands in the margin of the screen, so that the cards keep their right edge.
    private static final double SCROLL_MARGIN = 16;

    private final OverviewModel model;
    private final Desk desk;
    private final ScreenPane pane;
    private final Figures figures;
    private final BalanceChart chart;
    private final CategoryBars spending;
    private final Label spendingTitle = new Label();
    private final LatestTransactions latest;
    private final NextStep next;

    public OverviewView(OverviewModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
        this.figures = new Figures(desk.formats(), desk.navigator());
        this.chart = new BalanceChart(desk.formats());
        this.spending = new CategoryBars(desk.formats(), this::openSpending);
        this.latest = LatestTransactions.ofBank(desk.formats());
        chart.opens(day -> desk.navigator().openTransactions(Search.ALL.withDays(Days.ofBankUntil(day))));
        latest.opens(desk.navigator()::openTransaction);
        this.next = new NextStep(desk);
        this.pane = new ScreenPane(Screen.OVERVIEW, desk, model::refresh)
                .actions(actions())
                .body(model.content(), body(), empty());
        model.glanceProperty().subscribe(this::show);
        model.demo().progressProperty().subscribe(this::told);
    }

    @Override
    public Region root() {
        return pane;
    }

    @Override
    public void create() {
        if (isReady(model.content().contentProperty().get())) {
            new AddTransactionDialog(desk).open();
        } else {
            desk.navigator().create(Screen.ACCOUNTS);
        }
    }

    /// Asks which demo data the bank is to be filled with, unless it is being filled.
    public void loadDemoData() {
        if (!model.demo().isRunning()) {
            new DemoDialog(model.demo(), desk).show();
        }
    }

    @Override
    public void refresh() {
        model.refresh();
        model.books().check();
    }

    @Override
    public void shown() {
        model.refresh();
        model.follow();
    }

    @Override
    public void hidden() {
        model.rest();
    }

    private Node[] actions() {
        var add = Buttons.withShortcut(Buttons.primary("Add transaction…", this::create), "N");
        var more = new BankMenu(model, desk);
        var actions = List.of(new BooksPill(model.books(), desk.formats()), more, add);
        for (var action : actions) {
            action.visibleProperty().bind(model.content().contentProperty().map(OverviewView::isReady));
            action.managedProperty().bind(action.visibleProperty());
        }
        return actions.toArray(Node[]::new);
    }

    private Node body() {
        var charts = new HBox(
                sized(Card.titled("Balance", chart, chart.ranges()), CHART_WIDTH, 0),
                sized(spendingCard(), SPENDING_WIDTH, SPENDING_MIN_WIDTH));
        charts.getStyleClass().add("charts");
        VBox.setVgrow(charts, Priority.ALWAYS);
        var body = new VBox(
                new BooksAlarm(model.books(), desk.formats()), progress(), next, figures, charts, latestCard());
        body.getStyleClass().add("overview");
        var scroll = new ScrollPane(body);
        scroll.getStyleClass().add("overview-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty().subscribe(seen -> {
            double bar = scroll.getWidth() - seen.getWidth();
            body.setPadding(new Insets(0, Math.max(0, SCROLL_MARGIN - bar), 0, 0));
        });
        StackPane.setMargin(scroll, new Insets(0, -SCROLL_MARGIN, 0, 0));
        return scroll;
    }

    private Card spendingCard() {
        spendingTitle.getStyleClass().add(Style.CARD_TITLE);
        VBox.setVgrow(spending, Priority.ALWAYS);
        var head = new HBox(spendingTitle);
        head.getStyleClass().addAll(Style.CARD_HEAD, "spending-head");
        return new Card(head, spending);
    }

    private Node latestCard() {
        var live = new Label("updates live");
        live.getStyleClass().add(Style.MUTED);
        var all = Buttons.plain("All transactions", () -> desk.navigator().openTransactions(Search.ALL));
        all.getStyleClass().add(Style.LINK);
        var card = Card.titled("Latest transactions", latest, live, all);
        card.getStyleClass().add("latest");
        return card;
    }

    private void openSpending(List<Sum.OfCategory> sums) {
        var glance = model.glanceProperty().get();
        if (glance != null) {
            desk.navigator()
                    .openTransactions(Search.ofSpending(glance.thisMonth().month(), sums));
        }
    }

    /// While the bank is being filled there is nothing else to do.
    private Node empty() {
        var page = new StatePage(
                        "Your bank is open, and empty",
                        "Fill it with two years of a believable life to try your front end on, or start with one"
                                + " account of your own.")
                .primary("Load demo data…", this::loadDemoData)
                .button("New account…", () -> desk.navigator().create(Screen.ACCOUNTS))
                .button("Make a key…", () -> desk.navigator().create(Screen.KEYS))
                .build();
        page.visibleProperty().bind(model.demo().progressProperty().map(progress -> progress.state() != State.RUNNING));
        var filling = progress();
        StackPane.setAlignment(filling, Pos.TOP_CENTER);
        return new StackPane(page, filling);
    }

    private DemoProgress progress() {
        return new DemoProgress(model.demo(), model.content(), desk.formats().numbers());
    }

    private void show(@Nullable Glance glance) {
        if (glance != null) {
            figures.show(glance);
            chart.balancesProperty().set(BalanceHistory.sinceFirstChange(glance.balances()));
            spending.sumsProperty().set(glance.spending());
            spendingTitle.setText(
                    "Spending by category, " + Figures.name(glance.thisMonth().month()));
            latest.show(glance.pulse().latest().stream()
                    .map(transaction -> new LatestTransactions.Row(transaction, glance.account(transaction)))
                    .toList());
        }
    }

    private void told(DemoData before, DemoData now) {
        if (before.state() != State.RUNNING) {
            return;
        }
        var numbers = desk.formats().numbers();
        switch (now.state()) {
            case DONE -> {
                desk.notices().tell(numbers.count(now.done(), "transaction", "transactions") + " are booked.");
                next.show();
            }
            case CANCELLED ->
                desk.notices()
                        .tell("Cancelled. " + numbers.count(now.done()) + " of " + numbers.count(now.total())
                                + " transactions are booked, and stay.");
            case FAILED -> model.content().failed(new Failure("The demo data is not complete. " + now.detail()));
            case NONE, RUNNING -> {}
        }
    }

    private static Card sized(Card card, double width, double minWidth) {
        card.setPrefWidth(width);
        card.setMinWidth(minWidth);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private static boolean isReady(Content content) {
        return content instanceof Content.Ready;
    }
}
