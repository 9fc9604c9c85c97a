package dev.mockbank.admin.control;

import java.util.Comparator;
import javafx.animation.AnimationTimer;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Keeps a column of money as wide as what stands in it: an amount that is cut off is another amount. A column grows at
/// the cost of those that have texts in them, the widest first.
final class MoneyRoom {

    private static final Font FONT = Font.font("Inter", 13);

    /// What a cell has at its sides, and a little more, so that nothing is rounded away.
    private static final double SIDES = 28;

    /// No figure is wider, so that most amounts need not be measured.
    private static final double WIDEST_CHARACTER = 10;

    /// The least that is left of a column with texts.
    private static final double LEAST_TEXT = 72;

    /// The scroll bar and the table's frame.
    private static final double BAR = 12;

    private MoneyRoom() {}

    /// Gives the column of a cell the room for the cell's text.
    static void keep(TableCell<?, ?> cell) {
        var column = cell.getTableColumn();
        var text = cell.getText();
        if (column == null || text == null || text.length() * WIDEST_CHARACTER + SIDES <= column.getMinWidth()) {
            return;
        }
        double needed = Math.ceil(width(text)) + SIDES;
        if (needed > column.getMinWidth()) {
            // Not while the rows are laid out: they would have other columns in the midst of it.
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    stop();
                    widen(column, needed);
                }
            }.start();
        }
    }

    private static void widen(TableColumn<?, ?> column, double needed) {
        if (needed > column.getMinWidth()) {
            column.setMaxWidth(Math.max(needed, column.getMaxWidth()));
            column.setMinWidth(needed);
            share(column.getTableView());
        }
    }

    private static double width(String text) {
        var drawn = new Text(text);
        drawn.setFont(FONT);
        return drawn.getLayoutBounds().getWidth();
    }

    private static <S> void share(TableView<S> table) {
        var columns = table.getVisibleLeafColumns();
        double missing = columns.stream().mapToDouble(TableColumn::getMinWidth).sum() + BAR - table.getWidth();
        // The wider one is meant to be, the more it has to give.
        var texts = columns.stream()
                .filter(column -> !column.getStyleClass().contains(Style.MONEY_COLUMN))
                .sorted(Comparator.comparingDouble(column -> -column.getMaxWidth() - column.getPrefWidth()))
                .toList();
        for (var column : texts) {
            double given = Math.clamp(missing, 0, Math.max(0, column.getMinWidth() - LEAST_TEXT));
            column.setMinWidth(column.getMinWidth() - given);
            missing -= given;
        }
        table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
    }
}
