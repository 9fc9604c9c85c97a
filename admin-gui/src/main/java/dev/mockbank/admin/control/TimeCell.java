package dev.mockbank.admin.control;

import dev.mockbank.admin.format.TimeText;
import java.time.Instant;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// An instant, with the exact one in the tooltip.
///
/// @param <S> what the table's rows are
public final class TimeCell<S> extends TableCell<S, @Nullable Instant> {

    private final TimeText time;
    private final Function<Instant, String> text;
    private final String absent;
    private final Tooltip exact = new Tooltip();

    /// @param absent what stands for no instant, such as `never`
    public TimeCell(TimeText time, String absent) {
        this(time, time::when, absent);
    }

    private TimeCell(TimeText time, Function<Instant, String> text, String absent) {
        this.time = time;
        this.text = text;
        this.absent = absent;
        getStyleClass().add(Style.TIME_CELL);
    }

    /// A cell that says how long ago it was.
    ///
    /// @param absent what stands for no instant, such as `never`
    public static <S> TimeCell<S> ofAge(TimeText time, String absent) {
        return new TimeCell<>(time, time::ago, absent);
    }

    @Override
    protected void updateItem(@Nullable Instant instant, boolean empty) {
        super.updateItem(instant, empty);
        if (empty || instant == null) {
            setText(empty ? null : absent);
            setTooltip(null);
            return;
        }
        setText(text.apply(instant));
        exact.setText(time.exact(instant));
        setTooltip(exact);
    }
}
