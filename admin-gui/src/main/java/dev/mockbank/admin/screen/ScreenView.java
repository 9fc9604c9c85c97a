package dev.mockbank.admin.screen;

import javafx.scene.layout.Region;

/// A screen as the window sees it: something to show, and what the shortcuts do there.
public interface ScreenView {

    /// What is shown.
    Region root();

    /// Ctrl/Cmd+F: goes to the search; does nothing where there is none.
    default void find() {}

    /// Ctrl/Cmd+N: begins what is made here; does nothing where nothing is.
    default void create() {}

    /// Ctrl/Cmd+R: asks the bank anew.
    void refresh();

    /// The screen has come to the front: it may begin to follow the bank.
    default void shown() {}

    /// Another screen has come to the front: it may rest.
    default void hidden() {}
}
