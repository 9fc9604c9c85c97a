package dev.mockbank.admin.control;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Keeps menus within the window that they belong to: JavaFX only keeps them on the screen.
public final class MenuPlace {

    private MenuPlace() {}

    /// Keeps the menu of a button within the window, each time it opens.
    public static void within(MenuButton button) {
        button.setOnShown(_ -> Window.getWindows().stream()
                .filter(window -> window instanceof ContextMenu menu && button.equals(menu.getOwnerNode()))
                .map(ContextMenu.class::cast)
                .findFirst()
                .ifPresent(menu -> moveInside(button, menu)));
    }

    /// Moves an open menu to the left as far as it stands out at the right.
    public static void moveInside(Node owner, PopupWindow menu) {
        var window = owner.getScene().getWindow();
        double over = menu.getX() + menu.getWidth() - (window.getX() + window.getWidth());
        if (over > 0) {
            menu.setX(Math.max(window.getX(), menu.getX() - over));
        }
    }
}
