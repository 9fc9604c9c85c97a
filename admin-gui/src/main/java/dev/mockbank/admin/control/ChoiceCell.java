package dev.mockbank.admin.control;

import dev.mockbank.admin.control.Chooser.Choice;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A line of a [Chooser]: whether it is chosen, its name and its detail.
///
/// @param <T> what is chosen
final class ChoiceCell<T> extends ListCell<Choice<T>> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Predicate<T> isChosen;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox line;

    ChoiceCell(Predicate<T> isChosen, Consumer<Choice<T>> toggle) {
        this.isChosen = isChosen;
        var mark = new FontIcon(Feather.CHECK);
        mark.getStyleClass().add("choice-mark");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        detail.getStyleClass().add(Style.MUTED);
        detail.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(mark, name, gap, detail);
        line.getStyleClass().add("choice");
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            var choice = getItem();
            if (choice != null) {
                toggle.accept(choice);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Choice<T> choice, boolean empty) {
        super.updateItem(choice, empty);
        boolean shown = !empty && choice != null;
        setGraphic(shown ? line : null);
        if (choice != null) {
            name.setText(choice.name());
            detail.setText(choice.detail());
        }
        setAccessibleText(choice == null ? null : choice.name());
        pseudoClassStateChanged(CHOSEN, choice != null && isChosen.test(choice.value()));
    }
}
