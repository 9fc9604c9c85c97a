package dev.mockbank.admin.control;

import javafx.scene.control.TextArea;

/// A text for machines, such as a key or a command, that can be selected but not changed.
public final class CodeBox extends TextArea {

    public CodeBox(String text) {
        super(text);
        getStyleClass().addAll(Style.CODE, Style.MONO);
        setEditable(false);
        setWrapText(true);
        setPrefRowCount((int) text.lines().count());
    }
}
