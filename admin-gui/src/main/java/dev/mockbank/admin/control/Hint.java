package dev.mockbank.admin.control;

import javafx.scene.control.Label;

/// What the keys do here, beside something that needs its room more: it is there as a whole or not at all.
public final class Hint extends Label {

    public Hint() {
        getStyleClass().add(Style.MUTED);
        setMinWidth(0);
        setMinHeight(USE_PREF_SIZE);
        widthProperty().subscribe(this::showIfWhole);
        textProperty().subscribe(this::showIfWhole);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        showIfWhole();
    }

    private void showIfWhole() {
        setVisible(getWidth() >= Math.floor(prefWidth(-1)));
    }
}
