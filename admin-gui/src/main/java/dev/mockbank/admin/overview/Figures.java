package dev.mockbank.admin.overview;

import dev.mockbank.admin.control.FigureCard;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.screen.Navigator;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.search.Amounts;
import dev.mockbank.admin.search.Search;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Sum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// The row of large figures: what there is, what came in and went out this month against the last one, and how much
/// happened.
final class Figures extends HBox {

    private static final double CARD_WIDTH = 160;

    /// Below this width a comparison stands on a line of its own.
    private static final double NARROW = 860;

    /// Large figures would not have room.
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");

    private static final double WIDEST_CHARACTER = 13;

    /// What a card has at the sides of its figure, with the gap to the next one.
    private static final double CARD_SIDES = 46;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Formats formats;
    private final FigureCard total = new FigureCard();
    private final FigureCard income = new FigureCard().income();
    private final FigureCard spending = new FigureCard();
    private final FigureCard transactions = new FigureCard();
    private String beforeComparison = " · ";
    private @Nullable Glance shown;

    Figures(Formats formats, Navigator navigator) {
        this.formats = formats;
        total.opens("Open the accounts", () -> navigator.open(Screen.ACCOUNTS));
        income.opens("Open the income", () -> open(navigator, Amounts.Direction.INCOME));
        spending.opens("Open the spending", () -> open(navigator, Amounts.Direction.SPENDING));
        transactions.opens("Open all transactions", () -> navigator.openTransactions(Search.ALL));
        getStyleClass().add("figures");
        setMinHeight(USE_PREF_SIZE);
        widthProperty().subscribe(width -> fit(width.doubleValue()));
        for (var card : List.of(total, income, spending, transactions)) {
            card.setPrefWidth(CARD_WIDTH);
            HBox.setHgrow(card, Priority.ALWAYS);
            getChildren().add(card);
        }
        total.labelProperty().set("Total balance");
        transactions.labelProperty().set("Transactions");
    }

    private void open(Navigator navigator, Amounts.Direction direction) {
        if (shown != null) {
            navigator.openTransactions(Search.ofMonth(shown.thisMonth().month(), direction));
        }
    }

    void show(Glance glance) {
        shown = glance;
        var now = glance.thisMonth();
        var before = glance.lastMonth();
        total.figureProperty().set(formats.money().balance(glance.total()));
        total.noteProperty().set(formats.numbers().count(glance.accounts(), "account", "accounts"));
        income.labelProperty().set("Income, " + name(now.month()));
        income.figureProperty().set(formats.money().movement(now.income()));
        income.noteProperty().set(against(before, before.income(), now.income()));
        spending.labelProperty().set("Spending, " + name(now.month()));
        spending.figureProperty().set(formats.money().balance(now.expense()));
        spending.noteProperty().set(against(before, before.expense(), now.expense()));
        transactions.figureProperty().set(formats.numbers().count(glance.transactions()));
        transactions.noteProperty().set(formats.numbers().count(glance.transactionsThisMonth()) + " this month");
        pseudoClassStateChanged(TIGHT, getWidth() < needed());
    }

    /// The name of a month of this year or the last one.
    static String name(YearMonth month) {
        return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private void fit(double width) {
        tell(width);
        pseudoClassStateChanged(TIGHT, width < needed());
    }

    /// How much room large figures need at most.
    private double needed() {
        return Stream.of(total, income, spending, transactions)
                                .mapToInt(card -> card.figureProperty().get().length())
                                .sum()
                        * WIDEST_CHARACTER
                + 4 * CARD_SIDES;
    }

    private void tell(double width) {
        beforeComparison = width < NARROW ? "\n" : " · ";
        if (shown != null) {
            show(shown);
        }
    }

    /// Such as `October 2,391.80 · 10 % less`.
    private String against(Sum.OfMonth month, Money before, Money now) {
        var past = name(month.month()) + " " + formats.money().magnitude(before);
        long percent = change(before, now);
        if (percent == 0) {
            return past;
        }
        return past + beforeComparison + formats.numbers().count(Math.abs(percent)) + " % "
                + (percent < 0 ? "less" : "more");
    }

    /// By how many percent the magnitude has changed; 0 when there was nothing to compare with.
    static long change(Money before, Money now) {
        var base = before.amount().abs();
        if (base.signum() == 0) {
            return 0;
        }
        return now.amount()
                .abs()
                .subtract(base)
                .multiply(HUNDRED)
                .divide(base, 0, RoundingMode.HALF_UP)
                .longValue();
    }
}
