package dev.mockbank.admin.control;

import javafx.scene.control.Label;

/// A short word in a rounded frame: a category, a state.
public final class Pill extends Label {

    public Pill(String text) {
        super(text);
        getStyleClass().add(Style.PILL);
    }
}
