package dev.mockbank.admin.control;

import dev.mockbank.admin.format.Formats;
import dev.mockbank.shared.Money;
import dev.mockbank.shared.Sum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Spending by category: a bar and an amount for each, the largest first. What has no room is summed up in a last row
/// without a bar, `4 more`.
public final class CategoryBars extends Region {

    private static final int MAX_ROWS = 12;
    private static final double ROW = 28;
    private static final double BAR = 8;
    private static final double GAP = 16;
    private static final double MOST_FOR_NAMES = 0.46;
    private static final double FAINTEST = 0.55;
    private static final String WITHOUT_CATEGORY = "no category";

    private final Formats formats;
    private final Consumer<List<Sum.OfCategory>> open;
    private int named;
    private final ObjectProperty<List<Sum.OfCategory>> sums = new SimpleObjectProperty<>(List.of());
    private final List<Row> rows = new ArrayList<>();
    private final Row rest = new Row();
    private final Label nothing = new Label("Nothing was spent.");
    private List<Sum.OfCategory> spending = List.of();

    /// @param open shows the transactions of categories
    public CategoryBars(Formats formats, Consumer<List<Sum.OfCategory>> open) {
        this.formats = formats;
        this.open = open;
        setOnMouseClicked(event -> open(event.getY()));
        getStyleClass().add("category-bars");
        setAccessibleRole(AccessibleRole.TEXT);
        for (int at = 0; at < MAX_ROWS; at++) {
            rows.add(new Row());
        }
        rows.forEach(this::add);
        add(rest);
        rest.name.getStyleClass().add(Style.MUTED);
        rest.amount.getStyleClass().add(Style.MUTED);
        nothing.getStyleClass().add(Style.MUTED);
        nothing.setManaged(false);
        getChildren().add(nothing);
        setMinSize(200, 3 * ROW);
        sums.subscribe(this::show);
    }

    /// What each category comes to, in any order; those without spending are passed over.
    public ObjectProperty<List<Sum.OfCategory>> sumsProperty() {
        return sums;
    }

    private record Row(Label name, Region bar, Label amount) {

        Row() {
            this(new Label(), new Region(), new Label());
            bar.getStyleClass().add("category-bar");
        }

        void setVisible(boolean visible) {
            name.setVisible(visible);
            bar.setVisible(visible);
            amount.setVisible(visible);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return ROW * Math.clamp(spending.size(), 1, MAX_ROWS);
    }

    @Override
    protected void layoutChildren() {
        int room = Math.clamp((long) (getHeight() / ROW), 1, MAX_ROWS);
        named = spending.size() <= room ? spending.size() : room - 1;
        nothing.setVisible(spending.isEmpty());
        nothing.resizeRelocate(0, 0, getWidth(), ROW);
        rest.setVisible(named < spending.size());
        if (rest.name.isVisible()) {
            var others = spending.subList(named, spending.size());
            rest.name.setText(formats.numbers().count(others.size()) + " more");
            rest.amount.setText(formats.money().magnitude(total(others)));
        }
        double names = widest(named, Row::name, getWidth() * MOST_FOR_NAMES);
        double amounts = widest(named, Row::amount, getWidth());
        for (int at = 0; at < rows.size(); at++) {
            rows.get(at).setVisible(at < named);
            if (at < named) {
                place(rows.get(at), at, names, amounts, share(spending.get(at).expense()));
            }
        }
        place(rest, named, names, amounts, 0);
    }

    /// The width that the widest of the labels in use wants.
    private double widest(int named, Function<Row, Label> label, double most) {
        var used = Stream.concat(rows.stream().limit(named), Stream.of(rest).filter(row -> row.name.isVisible()));
        return Math.min(
                Math.floor(most),
                Math.ceil(used.mapToDouble(row -> label.apply(row).prefWidth(ROW))
                        .max()
                        .orElse(0)));
    }

    private void show() {
        spending = sums.get().stream()
                .filter(sum -> sum.expense().amount().signum() < 0)
                .sorted(Comparator.comparing(Sum.OfCategory::expense))
                .toList();
        for (int at = 0; at < Math.min(rows.size(), spending.size()); at++) {
            var sum = spending.get(at);
            rows.get(at).name.setText(name(sum));
            rows.get(at).amount.setText(formats.money().magnitude(sum.expense()));
            // As a style, so that it outdoes the rule that keeps a window from fading while a dialog is open.
            rows.get(at).bar.setStyle("-fx-opacity: " + (FAINTEST + (1 - FAINTEST) * share(sum.expense())));
        }
        setAccessibleText(
                spending.isEmpty()
                        ? nothing.getText()
                        : spending.stream()
                                .limit(MAX_ROWS)
                                .map(sum -> name(sum) + " " + formats.money().magnitude(sum.expense()))
                                .collect(Collectors.joining(", ")));
        requestLayout();
    }

    private void place(Row row, int at, double names, double amounts, double share) {
        double top = at * ROW;
        double room = Math.max(0, getWidth() - names - amounts - 2 * GAP);
        row.name.resizeRelocate(0, top, names, ROW);
        row.bar.resizeRelocate(names + GAP, top + (ROW - BAR) / 2, share == 0 ? 0 : Math.max(BAR, room * share), BAR);
        double width = row.amount.prefWidth(ROW);
        row.amount.resizeRelocate(getWidth() - width, top, width, ROW);
    }

    private void add(Row row) {
        for (var node : List.of(row.name, row.bar, row.amount)) {
            node.setManaged(false);
            getChildren().add(node);
        }
    }

    private void open(double y) {
        int row = (int) (y / ROW);
        if (row < named) {
            open.accept(List.of(spending.get(row)));
        } else if (row == named && named < spending.size()) {
            open.accept(spending.subList(named, spending.size()));
        }
    }

    /// How much this is beside the category with the most spending.
    private double share(Money expense) {
        return expense.amount().doubleValue()
                / spending.getFirst().expense().amount().doubleValue();
    }

    private static String name(Sum.OfCategory sum) {
        return Objects.requireNonNullElse(sum.category(), WITHOUT_CATEGORY);
    }

    private static Money total(List<Sum.OfCategory> sums) {
        return new Money(sums.stream().map(sum -> sum.expense().amount()).reduce(Money.ZERO.amount(), BigDecimal::add));
    }
}
