package dev.mockbank.admin.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A bordered group with a title, and room for something at the title's right.
public final class Card extends VBox {

    public Card(Node... content) {
        getStyleClass().add(Style.CARD);
        getChildren().addAll(content);
    }

    /// A card with a title.
    ///
    /// @param beside what stands at the right of the title
    public static Card titled(String title, Node content, Node... beside) {
        var heading = new Label(title);
        heading.getStyleClass().add(Style.CARD_TITLE);
        heading.setMinWidth(Region.USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(heading, gap);
        head.getChildren().addAll(beside);
        head.getStyleClass().add(Style.CARD_HEAD);
        VBox.setVgrow(content, Priority.ALWAYS);
        return new Card(head, content);
    }
}
