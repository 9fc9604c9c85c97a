package dev.mockbank.admin.control;

import dev.mockbank.admin.format.MoneyText;
import dev.mockbank.shared.Money;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// An amount of money, aligned at the right. Income has a plus and is green; spending has a minus and the colour of the
/// text. Its column is never narrower than the amount.
///
/// @param <S> what the table's rows are
public final class MoneyCell<S> extends TableCell<S, @Nullable Money> {

    private static final PseudoClass INCOME = PseudoClass.getPseudoClass("income");

    private final Function<Money, String> text;
    private final boolean movement;

    private MoneyCell(Function<Money, String> text, boolean movement) {
        this.text = text;
        this.movement = movement;
        getStyleClass().add(Style.MONEY_CELL);
    }

    /// A cell of money that moved.
    public static <S> MoneyCell<S> ofMovement(MoneyText text) {
        return new MoneyCell<>(text::movement, true);
    }

    /// A cell of a balance.
    public static <S> MoneyCell<S> ofBalance(MoneyText text) {
        return new MoneyCell<>(text::balance, false);
    }

    @Override
    protected void updateItem(@Nullable Money money, boolean empty) {
        super.updateItem(money, empty);
        setText(empty || money == null ? null : text.apply(money));
        MoneyRoom.keep(this);
        pseudoClassStateChanged(INCOME, movement && !empty && money != null && money.isPositive());
    }
}
