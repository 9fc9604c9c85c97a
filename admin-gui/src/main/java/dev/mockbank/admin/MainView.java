package dev.mockbank.admin;

import dev.mockbank.admin.control.DialogLayer;
import dev.mockbank.admin.screen.Navigator;
import dev.mockbank.admin.screen.Notices;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.screen.ScreenView;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The window: the header, the side bar, and the screen in front; above them notices and dialogs. A screen is made when
/// it is first opened, and kept.
final class MainView extends StackPane {

    private final Navigator navigator;
    private final Notices notices;
    private final DialogLayer dialogs;
    private final Function<Screen, ScreenView> maker;
    private final Map<Screen, ScreenView> views = new EnumMap<>(Screen.class);
    private final StackPane place = new StackPane();
    private @Nullable ScreenView front;
    private Runnable finder = () -> {};
    private Runnable helper = () -> {};

    /// @param window the part beneath the dialogs
    /// @param maker  makes the view of a screen
    MainView(
            BorderPane window,
            Navigator navigator,
            Notices notices,
            DialogLayer dialogs,
            Function<Screen, ScreenView> maker) {
        this.navigator = navigator;
        this.notices = notices;
        this.dialogs = dialogs;
        this.maker = maker;
        window.getStyleClass().add("window");
        window.setCenter(place);
        var notes = new NoticeLayer(notices);
        StackPane.setAlignment(notes, Pos.BOTTOM_LEFT);
        getChildren().addAll(window, dialogs, notes);
        navigator.screenProperty().subscribe(this::bringToFront);
        navigator.onCreate(screen -> view(screen).create());
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                shortcuts(scene);
            }
        });
    }

    /// Tells what the keys for the palette and for help do.
    void acts(Runnable find, Runnable help) {
        finder = find;
        helper = help;
    }

    /// The view of a screen.
    ScreenView view(Screen screen) {
        return views.computeIfAbsent(screen, maker);
    }

    private void bringToFront(Screen screen) {
        if (front != null) {
            front.hidden();
        }
        front = view(screen);
        place.getChildren().setAll(front.root());
        front.shown();
    }

    private void shortcuts(Scene scene) {
        for (var screen : Screen.values()) {
            add(scene, KeyCode.valueOf("DIGIT" + screen.digit()), () -> navigator.open(screen));
        }
        add(scene, KeyCode.K, () -> finder.run());
        add(scene, new KeyCodeCombination(KeyCode.F1), () -> helper.run());
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (event.getCharacter().equals("?") && !(scene.getFocusOwner() instanceof TextInputControl)) {
                unlessDialog(() -> helper.run());
            }
        });
        add(scene, KeyCode.F, () -> inFront().find());
        add(scene, KeyCode.N, () -> inFront().create());
        add(scene, KeyCode.R, () -> inFront().refresh());
        add(scene, KeyCode.Z, notices::undoLatest);
    }

    private ScreenView inFront() {
        return view(navigator.screenProperty().get());
    }

    private void add(Scene scene, KeyCode key, Runnable act) {
        add(scene, new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN), act);
    }

    private void add(Scene scene, KeyCombination keys, Runnable act) {
        scene.getAccelerators().put(keys, () -> unlessDialog(act));
    }

    private void unlessDialog(Runnable act) {
        if (!dialogs.isOpen()) {
            act.run();
        }
    }
}
