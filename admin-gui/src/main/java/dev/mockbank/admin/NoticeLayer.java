package dev.mockbank.admin;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Notice;
import dev.mockbank.admin.screen.Notices;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// The notices as cards above the side bar's foot: the one place of every screen where they cover no list and no
/// button, also while a dialog is open. One on which the mouse rests stays.
final class NoticeLayer extends VBox {

    private static final Duration TOLD = Duration.seconds(5);
    private static final Duration OFFERED = Duration.seconds(10);

    /// Seven lines: two of four, which are all that most sentences take, have room beneath the entries of the smallest
    /// window; a longer one is rather read as a whole.
    private static final double TEXT_HEIGHT = 126;

    private final Notices notices;
    private final Map<Notice, Node> cards = new HashMap<>();

    NoticeLayer(Notices notices) {
        this.notices = notices;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        notices.shown().addListener((ListChangeListener<Notice>) _ -> show());
    }

    private void show() {
        cards.keySet().retainAll(notices.shown());
        getChildren()
                .setAll(notices.shown().stream()
                        .map(notice -> cards.computeIfAbsent(notice, this::card))
                        .toList());
    }

    private Node card(Notice notice) {
        var text = new Label();
        text.textProperty().bind(notice.sentenceProperty());
        text.setWrapText(true);
        text.setMaxHeight(TEXT_HEIGHT);
        var card = new VBox(text);
        card.getStyleClass().add(Style.NOTICE);
        notice.offer().ifPresent(offer -> {
            var button = Buttons.bordered(offer.verb(), () -> notices.takeOffer(notice));
            // What the user was at keeps the focus; the keyboard has Ctrl/Cmd+Z.
            button.setFocusTraversable(false);
            card.getChildren().add(button);
        });
        if (notice.isTimed()) {
            passBy(notice, card);
        }
        return card;
    }

    private void passBy(Notice notice, Node card) {
        var end = new PauseTransition(notice.offer().isPresent() ? OFFERED : TOLD);
        end.setOnFinished(_ -> notices.remove(notice));
        end.play();
        card.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                end.pause();
            } else {
                end.play();
            }
        });
        card.setOnMouseClicked(_ -> notices.remove(notice));
    }
}
