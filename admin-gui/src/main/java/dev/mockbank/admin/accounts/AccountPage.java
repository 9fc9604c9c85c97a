package dev.mockbank.admin.accounts;

import atlantafx.base.theme.Styles;
import dev.mockbank.admin.control.BalanceChart;
import dev.mockbank.admin.control.BalanceHistory;
import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.CategoryBars;
import dev.mockbank.admin.control.LatestTransactions;
import dev.mockbank.admin.control.ProblemLine;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.search.Days;
import dev.mockbank.admin.search.Search;
import dev.mockbank.admin.transactions.entry.AddTransactionDialog;
import dev.mockbank.admin.transactions.export.ExportDialog;
import dev.mockbank.shared.Account;
import dev.mockbank.shared.Sum;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One account: its balance over time, its spending by category and its latest transactions.
final class AccountPage extends ScrollPane {

    /// From this width on the two charts stand side by side: less has no room for both.
    private static final double WIDE = 680;

    /// How far the page reaches into the margin of the screen.
    static final double GUTTER = 16;

    private final AccountModel model;
    private final Desk desk;
    private final ExportDialog export;
    private final Label name = new Label();
    private final Label note = new Label();
    private final Label balance = new Label();
    private final Label spendingTitle = new Label();
    private final Button all;
    private final BalanceChart chart;
    private final CategoryBars bars;
    private final LatestTransactions latest;
    private final VBox cards = new VBox();
    private final HBox charts = new HBox();

    /// @param close  closes the page
    /// @param edit   begins to change the account
    /// @param delete begins to delete it
    AccountPage(
            AccountModel model,
            Desk desk,
            ExportDialog export,
            Runnable close,
            Consumer<Account> edit,
            Consumer<Account> delete) {
        this.model = model;
        this.desk = desk;
        this.export = export;
        this.chart = new BalanceChart(desk.formats());
        this.bars = new CategoryBars(desk.formats(), this::openSpending);
        this.latest = LatestTransactions.ofAccount(desk.formats());
        chart.opens(day -> with(account -> openTransactions(account, Days.ofBankUntil(day))));
        latest.opens(desk.navigator()::openTransaction);
        this.all = Buttons.plain("All transactions", () -> with(account -> openTransactions(account, Days.ALL)));
        build(close, edit, delete);
        model.statementProperty().subscribe(statement -> {
            cards.setVisible(statement != null);
            if (statement != null) {
                show(statement);
            }
        });
    }

    private void build(Runnable close, Consumer<Account> edit, Consumer<Account> delete) {
        var head = head(close, edit, delete);
        var problem = new ProblemLine();
        problem.textProperty().bind(model.problemProperty());
        var balances = Card.titled("Balance", chart, chart.ranges());
        balances.getStyleClass().add("account-chart");
        spendingTitle.getStyleClass().add(Style.CARD_TITLE);
        var spending = new Card(spendingTitle, bars);
        spending.getStyleClass().add("account-spending");
        all.getStyleClass().add(Style.LINK);
        var transactions = Card.titled("Latest transactions", latest, all);
        transactions.getStyleClass().add("account-latest-card");
        HBox.setHgrow(balances, Priority.ALWAYS);
        charts.getStyleClass().add("account-charts");
        cards.getStyleClass().add("account-cards");
        getStyleClass().addAll(Styles.BG_DEFAULT, "account-page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(new VBox(problem, cards));
        viewportBoundsProperty().subscribe(shown -> cards.setPadding(gutter(getWidth() - shown.getWidth())));
        widthProperty()
                .map(width -> width.doubleValue() >= WIDE)
                .subscribe(wide -> arrange(wide, List.of(head, balances, spending, transactions)));
    }

    private void arrange(boolean wide, List<Node> parts) {
        charts.getChildren().clear();
        cards.getChildren().setAll(parts);
        if (wide) {
            var pair = parts.subList(1, 3);
            cards.getChildren().removeAll(pair);
            charts.getChildren().setAll(pair);
            cards.getChildren().add(1, charts);
        }
    }

    /// The scroll bar stands in the margin of the screen, so that the cards end where the screen does.
    private static Insets gutter(double scrollBar) {
        return new Insets(0, Math.max(0, GUTTER - scrollBar), 0, 0);
    }

    private Node head(Runnable close, Consumer<Account> edit, Consumer<Account> delete) {
        name.getStyleClass().add(Style.SCREEN_TITLE);
        name.setMinWidth(0);
        note.getStyleClass().add(Style.MUTED);
        note.setWrapText(true);
        balance.getStyleClass().add(Style.FIGURE);
        balance.setMinWidth(Region.USE_PREF_SIZE);
        var titles = new VBox(name, note);
        HBox.setHgrow(titles, Priority.ALWAYS);
        var top = new HBox(Buttons.icon(Feather.ARROW_LEFT, "Back to all accounts (Escape)", close), titles, balance);
        top.getStyleClass().add("account-title");
        // They take a second line where one is too narrow.
        var first = new FlowPane(
                Buttons.bordered("Add transaction…", () -> with(this::addTransaction)),
                Buttons.bordered("Edit…", () -> with(edit)),
                exportButton());
        first.getStyleClass().add("account-first-acts");
        HBox.setHgrow(first, Priority.ALWAYS);
        var acts = new HBox(first, Buttons.risky("Delete account…", () -> with(delete)));
        acts.getStyleClass().add("account-acts");
        return new Card(top, acts);
    }

    private void show(Statement statement) {
        var account = statement.account();
        var formats = desk.formats();
        name.setText(account.name());
        note.setText(TypeTotal.title(account.type()) + " · account " + account.id() + " · "
                + formats.numbers().count(statement.transactions(), "transaction", "transactions"));
        balance.setText(formats.money().balance(account.balance()));
        spendingTitle.setText(
                "Spending, " + statement.month().getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        chart.balancesProperty().set(BalanceHistory.sinceFirstChange(statement.balances()));
        bars.sumsProperty().set(statement.spending());
        latest.show(statement.latest().stream()
                .map(transaction -> new LatestTransactions.Row(transaction, account.name()))
                .toList());
        all.setText("All " + formats.numbers().count(statement.transactions()));
        all.setVisible(statement.transactions() > 0);
    }

    private Button exportButton() {
        return Buttons.bordered("Export CSV…", () -> {
            var statement = model.statementProperty().get();
            if (statement != null) {
                export.open(
                        Search.ALL.withAccount(statement.account().id()),
                        statement.account().name(),
                        Optional.of(statement.transactions()));
            }
        });
    }

    private void addTransaction(Account account) {
        new AddTransactionDialog(desk).open(account);
    }

    private void openSpending(List<Sum.OfCategory> sums) {
        var statement = model.statementProperty().get();
        if (statement != null) {
            desk.navigator()
                    .openTransactions(Search.ofSpending(statement.month(), sums)
                            .withAccount(statement.account().id()));
        }
    }

    private void openTransactions(Account account, Days days) {
        desk.navigator().openTransactions(Search.ALL.withAccount(account.id()).withDays(days));
    }

    private void with(Consumer<Account> act) {
        var statement = model.statementProperty().get();
        if (statement != null) {
            act.accept(statement.account());
        }
    }
}
