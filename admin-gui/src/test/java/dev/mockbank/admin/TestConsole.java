package dev.mockbank.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mockbank.admin.client.ConnectionState;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.format.Formats;
import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.process.ServerCommand;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.admin.screen.Screen;
import dev.mockbank.admin.theme.Look;
import dev.mockbank.admin.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The whole console in a window without a display, with the real models and a real server, driven by mouse and
/// keyboard as a user does. Every method may be called from the test's thread.
public final class TestConsole implements AutoCloseable {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass(Style.CHOSEN);

    private static final int WIDTH = 960;
    private static final int HEIGHT = 600;
    private static final int DRAWN_SECONDS = 60;

    private final Path home;
    private final List<URI> opened = new CopyOnWriteArrayList<>();
    private volatile boolean browserMissing;
    private final Console console;
    private final Stage window;
    private final Scene scene;
    private volatile KeyCode heldKey = KeyCode.UNDEFINED;

    private TestConsole(Path home, Preferences preferences) {
        this.home = home;
        this.console = Toolkit.call(() -> new Console(
                preferences,
                home,
                ServerCommand::find,
                Formats.of(Locale.US, Clock.system(ZoneId.systemDefault())),
                this::browse));
        this.scene = Toolkit.call(() -> {
            var made = new Scene(console.view(), WIDTH, HEIGHT);
            made.getStylesheets().add(Look.styleSheet());
            mendPrimaryClicks(made);
            return made;
        });
        this.window = Toolkit.call(() -> {
            var stage = new Stage();
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            return stage;
        });
    }

    /// A console that is attached to a server and shows its books.
    public static TestConsole attachedTo(RealServer server) {
        return attachedTo(server::rememberIn);
    }

    /// A console that is attached to what it is made to remember.
    public static TestConsole attachedTo(Consumer<Preferences> remember) {
        var home = newHome();
        var preferences = Preferences.in(home);
        remember.accept(preferences);
        var console = new TestConsole(home, preferences);
        console.start();
        console.awaitRunning();
        return console;
    }

    /// A console that has not started anything; its own server would have this home and this port.
    public static TestConsole stopped(int port) {
        var home = newHome();
        var preferences = Preferences.in(home);
        preferences.set("server.port", Integer.toString(port));
        return new TestConsole(home, preferences);
    }

    /// A console that has not started anything, with the data folder and the port of a server that runs.
    public static TestConsole besideOf(RealServer server) {
        var preferences = Preferences.in(newHome());
        preferences.set("server.port", Integer.toString(server.address().getPort()));
        return new TestConsole(server.home(), preferences);
    }

    /// What the screens find around them.
    public Desk desk() {
        return console.desk();
    }

    /// The data folder of the console and of its own server.
    public Path home() {
        return home;
    }

    /// Takes the browser away.
    public void withoutBrowser() {
        browserMissing = true;
    }

    private boolean browse(URI address) {
        return !browserMissing && opened.add(address);
    }

    /// Waits until these addresses were opened in the browser, and no others.
    public void awaitOpened(URI... addresses) {
        Toolkit.await("opened " + opened, () -> List.copyOf(opened).equals(List.of(addresses)));
    }

    /// Minimises the window, or brings it back.
    public void minimise(boolean minimised) {
        Toolkit.run(() -> console.looked(!minimised));
    }

    /// Starts as the program does when its window is there.
    public void start() {
        Toolkit.run(console::start);
    }

    /// Waits until the bank answers.
    public void awaitRunning() {
        awaitState(ConnectionState.Running.class);
    }

    /// Waits for a state.
    public void awaitState(Class<? extends ConnectionState> state) {
        Toolkit.await(
                state.getSimpleName(), () -> state.isInstance(desk().session().state()));
    }

    /// Opens a screen.
    public void open(Screen screen) {
        Toolkit.run(() -> desk().navigator().open(screen));
    }

    /// Waits until a text is to be seen.
    public void awaitText(String text) {
        Toolkit.await("'" + text + "' in " + texts(), () -> findText(text).isPresent());
    }

    /// Waits until a text that has this part is to be seen.
    public void awaitPart(String part) {
        Toolkit.await(
                "'" + part + "' in " + texts(),
                () -> visible(scene.getRoot())
                        .flatMap(node -> text(node).stream())
                        .anyMatch(text -> text.contains(part)));
    }

    /// Waits until a text is not to be seen any more.
    public void awaitNoText(String text) {
        Toolkit.await("no '" + text + "'", () -> findText(text).isEmpty());
    }

    /// Clicks what bears this text or has it as its accessible text, when it is there.
    public void click(String text) {
        awaitText(text);
        awaitDrawn();
        // A table that was just refreshed has other cells than a moment ago: looked for and clicked in one go.
        Toolkit.await(
                "a place of '" + text + "'",
                () -> findText(text).filter(TestConsole::clickNow).isPresent());
    }

    /// Clicks a text while a key is held, such as CONTROL.
    public void click(KeyCode held, String text) {
        heldKey = held;
        click(text);
        heldKey = KeyCode.UNDEFINED;
    }

    /// Clicks a text with the other button, which opens its menu.
    public void clickForMenu(String text) {
        awaitText(text);
        awaitDrawn();
        Toolkit.await(
                "a place of '" + text + "'",
                () -> findText(text)
                        .filter(node -> clickNow(node, MouseButton.SECONDARY))
                        .isPresent());
    }

    /// Clicks a node.
    public void click(Node node) {
        awaitDrawn();
        Toolkit.await("a place of " + node, () -> clickNow(node));
    }

    private static boolean clickNow(Node node) {
        return clickNow(node, MouseButton.PRIMARY);
    }

    private static boolean clickNow(Node node, MouseButton button) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        if (bounds == null) {
            return false;
        }
        var robot = new Robot();
        robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
        robot.mouseClick(button);
        return true;
    }

    /// Presses keys together, such as CONTROL and N.
    public void press(KeyCode... keys) {
        awaitDrawn();
        Toolkit.run(() -> {
            var robot = new Robot();
            for (var key : keys) {
                robot.keyPress(key);
            }
            for (var key : List.of(keys).reversed()) {
                robot.keyRelease(key);
            }
        });
    }

    /// Replaces the text of the control that has the focus.
    public void type(String text) {
        Toolkit.run(() -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl input)) {
                throw new AssertionError("The focus is on no text field: " + scene.getFocusOwner());
            }
            input.replaceText(0, input.getLength(), text);
        });
    }

    /// Types letters, digits and spaces by their keys.
    public void typeKeys(String text) {
        awaitDrawn();
        text.chars().forEach(character -> press(Character.toString(character)));
    }

    private void press(String character) {
        Toolkit.run(() -> {
            var owner = scene.getFocusOwner();
            var target = Window.getWindows().stream()
                    .filter(window -> window instanceof PopupWindow && window.isShowing())
                    .map(window -> window.getScene().getFocusOwner())
                    .filter(TextInputControl.class::isInstance)
                    .findFirst()
                    .orElse(owner);
            Event.fireEvent(
                    target,
                    new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
        });
    }

    /// The node with an id.
    public Node byId(String id) {
        return Toolkit.call(() -> Optional.ofNullable(scene.lookup("#" + id))
                .orElseThrow(() -> new AssertionError("Nothing has the id " + id)));
    }

    /// What has the focus.
    public Node focused() {
        return Toolkit.call(scene::getFocusOwner);
    }

    /// Every text that is to be seen.
    public List<String> texts() {
        return Toolkit.call(() -> roots().flatMap(TestConsole::visible)
                .flatMap(node -> text(node).stream())
                .toList());
    }

    /// Takes pictures of what is shown: `target/pictures/name-light.png` and `-dark.png` at 1280 × 800, and
    /// `-small-light.png` and `-small-dark.png` at 960 × 600.
    public void picture(String name) {
        for (var theme : List.of(Theme.LIGHT, Theme.DARK)) {
            var suffix = "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
            Toolkit.run(() -> console.look().themeProperty().set(theme));
            Picture.take(window, 1280, 800, name + suffix);
            assertNoButtonIsCutOff(name);
            Picture.take(window, WIDTH, HEIGHT, name + "-small" + suffix);
            assertNoButtonIsCutOff(name + "-small");
        }
    }

    /// Takes a picture in another size: `target/pictures/name.png`.
    public void picture(String name, int width, int height) {
        Picture.take(window, width, height, name + ".png");
    }

    /// The controls that are cut off at the window's edges, and that no scrolling brings in.
    public List<String> outsideWindow() {
        return Toolkit.call(() -> visible(scene.getRoot())
                .filter(node -> node instanceof Control && !isInside(node, VirtualFlow.class))
                .filter(this::isCutOffByWindow)
                .map(node -> node + " at " + node.localToScene(node.getLayoutBounds()))
                .toList());
    }

    private boolean isCutOffByWindow(Node node) {
        var place = node.localToScene(node.getLayoutBounds());
        boolean below = place.getMaxY() > scene.getHeight() + 1 && !isInside(node, ScrollPane.class);
        return below || place.getMaxX() > scene.getWidth() + 1;
    }

    private static boolean isInside(Node node, Class<? extends Node> type) {
        return Stream.iterate(node.getParent(), parent -> parent != null, Node::getParent)
                .anyMatch(type::isInstance);
    }

    /// Chooses light or dark.
    public void look(Theme theme) {
        Toolkit.run(() -> console.look().themeProperty().set(theme));
        awaitDrawn();
    }

    /// The nodes of the window that a selector of a style sheet finds.
    public List<Node> nodes(String selector) {
        return Toolkit.call(() -> List.copyOf(scene.getRoot().lookupAll(selector)));
    }

    /// What the window looks like now.
    public WritableImage snapshot() {
        awaitDrawn();
        return Toolkit.call(() -> scene.snapshot(null));
    }

    /// Where a text stands in the window.
    public Bounds place(String text) {
        return Toolkit.call(() -> {
            var node = findText(text).orElseThrow();
            return node.localToScene(node.getLayoutBounds());
        });
    }

    /// Where everything stands that is to be seen.
    public List<Bounds> places() {
        return Toolkit.call(() -> visible(scene.getRoot())
                .map(node -> node.localToScene(node.getLayoutBounds()))
                .toList());
    }

    /// The control that a text names.
    public Node byLabel(String text) {
        return Toolkit.call(() -> findText(text)
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getLabelFor())
                .orElseThrow());
    }

    /// Gives the window another size.
    public void resize(double width, double height) {
        Toolkit.run(() -> {
            window.setWidth(width);
            window.setHeight(height);
        });
        awaitDrawn();
    }

    /// Whether a text that is to be seen ends in an ellipsis for want of room.
    public boolean isCutOff(String text) {
        return Toolkit.call(() -> findText(text).orElseThrow() instanceof Labeled label && label.isTextTruncated());
    }

    /// What is chosen may be long, and is cut off on purpose.
    private void assertNoButtonIsCutOff(String name) {
        var cutOff = Toolkit.call(() -> visible(scene.getRoot())
                .filter(node -> node instanceof ButtonBase button
                        && button.isTextTruncated()
                        && !node.getParent().getPseudoClassStates().contains(CHOSEN))
                .map(node -> ((ButtonBase) node).getText())
                .toList());
        assertThat(cutOff).as("buttons cut off in " + name).isEmpty();
    }

    /// Closes the window and ends the console, which stops what it started.
    @Override
    public void close() {
        Toolkit.run(() -> {
            window.close();
            console.close();
        });
    }

    /// Waits until what was opened last is drawn: before that it has no place for a click, and a default button
    /// does not listen to Enter yet.
    public void awaitDrawn() {
        var drawn = new CountDownLatch(1);
        var listener = new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                drawn.countDown();
            }
        };
        Toolkit.run(() -> {
            scene.addPostLayoutPulseListener(listener);
            Platform.requestNextPulse();
        });
        try {
            if (!drawn.await(DRAWN_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("The window was not drawn");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<Node> findText(String wanted) {
        return roots().flatMap(TestConsole::visible)
                .filter(node -> wanted.equals(node.getAccessibleText())
                        || text(node).filter(wanted::equals).isPresent())
                .findFirst();
    }

    /// The window, and the lists and menus that are open above it.
    private Stream<Node> roots() {
        var open = Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .filter(Window::isShowing)
                .map(popup -> (Node) popup.getScene().getRoot());
        return Stream.concat(Stream.of(scene.getRoot()), open);
    }

    private static Optional<String> text(Node node) {
        return switch (node) {
            case Labeled labeled -> Optional.ofNullable(labeled.getText());
            case TextInputControl input -> Optional.ofNullable(input.getText());
            default -> Optional.empty();
        };
    }

    private static Stream<Node> visible(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        var below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(TestConsole::visible)
                : Stream.<Node>empty();
        return Stream.concat(Stream.of(node), below);
    }

    /// The headless robot calls a primary click a popup trigger, and column headers ignore those; and it
    /// forgets the keys that are held.
    private void mendPrimaryClicks(Scene scene) {
        scene.addEventFilter(MouseEvent.ANY, event -> {
            if (event.isPopupTrigger() && event.getButton() == MouseButton.PRIMARY) {
                event.consume();
                var target = event.getTarget();
                Event.fireEvent(target, withoutPopupTrigger(event));
            }
        });
    }

    private MouseEvent withoutPopupTrigger(MouseEvent event) {
        return new MouseEvent(
                event.getSource(),
                event.getTarget(),
                event.getEventType(),
                event.getX(),
                event.getY(),
                event.getScreenX(),
                event.getScreenY(),
                event.getButton(),
                event.getClickCount(),
                heldKey == KeyCode.SHIFT,
                heldKey == KeyCode.CONTROL,
                event.isAltDown(),
                event.isMetaDown(),
                event.isPrimaryButtonDown(),
                event.isMiddleButtonDown(),
                event.isSecondaryButtonDown(),
                event.isSynthesized(),
                false,
                event.isStillSincePress(),
                event.getPickResult());
    }

    private static Path newHome() {
        try {
            return TargetFolder.create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
