package dev.mockbank.admin.control;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// A list from which several can be chosen, with a search above it, beneath the control that opens it. Enter or a click
/// takes one in or out and tells at once; Escape, or a click elsewhere, closes it.
///
/// @param <T> what is chosen
public final class Chooser<T> {

    private static final double WIDTH = 300;
    private static final double ROW = 30;
    private static final double FRAME = 96;
    private static final int MAX_ROWS = 10;
    private static final double GAP = 4;

    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final ObservableList<Choice<T>> choices = FXCollections.observableArrayList();
    private final FilteredList<Choice<T>> found = new FilteredList<>(choices);
    private final ListView<Choice<T>> list = new ListView<>(found);
    private final Label count = new Label();
    private final Set<T> chosen = new LinkedHashSet<>();
    private final int most;
    private final Consumer<Set<T>> changed;
    private double roomForList;

    /// @param names   what is chosen, in several, such as `categories`
    /// @param most    how many can be chosen at once
    /// @param changed gets what is chosen, each time that changes
    public Chooser(String names, int most, Consumer<Set<T>> changed) {
        this.most = most;
        this.changed = changed;
        search.setPromptText("Search " + names);
        search.setAccessibleText("Search " + names);
        search.textProperty().subscribe(this::find);
        list.setAccessibleText("All " + names);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label("Nothing is called so."));
        list.setCellFactory(_ -> new ChoiceCell<>(chosen::contains, this::toggle));
        VBox.setVgrow(list, Priority.ALWAYS);
        var frame = new VBox(search, list, foot());
        frame.getStyleClass().add("chooser");
        frame.setPrefWidth(WIDTH);
        frame.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        popup.getContent().add(frame);
        popup.setAutoHide(true);
        // The place of what is seen: the shadow around it does not count.
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        popup.setHideOnEscape(true);
    }

    /// Something to choose.
    ///
    /// @param name   what the user reads, and searches in
    /// @param detail what stands at the right, such as a count
    public record Choice<T>(T value, String name, String detail) {}

    /// Opens beneath a control, within the window.
    ///
    /// @param now what is chosen now; it stands first
    public void open(Node control, List<Choice<T>> all, Collection<T> now) {
        chosen.clear();
        chosen.addAll(now);
        search.clear();
        choices.setAll(Stream.concat(
                        all.stream().filter(choice -> chosen.contains(choice.value())),
                        all.stream().filter(choice -> !chosen.contains(choice.value())))
                .toList());
        tellCount();
        Point2D place = control.localToScreen(0, control.getLayoutBounds().getHeight() + GAP);
        if (place == null) {
            return;
        }
        var window = control.getScene().getWindow();
        double room = window.getY() + window.getHeight() - place.getY() - GAP;
        double left = Math.clamp(
                place.getX(), window.getX(), Math.max(window.getX(), window.getX() + window.getWidth() - WIDTH - GAP));
        roomForList = room - FRAME;
        fitHeight();
        popup.show(control, left, place.getY());
        search.requestFocus();
        list.getSelectionModel().selectFirst();
    }

    /// What there is to choose has changed while it is open. What is there already stays in its place, also under the
    /// pointer; what is new comes last.
    public void update(List<Choice<T>> all) {
        if (!popup.isShowing()) {
            return;
        }
        var now = all.stream()
                .collect(Collectors.toMap(Choice::value, choice -> choice, (first, _) -> first, LinkedHashMap::new));
        var here = choices.stream().map(Choice::value).toList();
        var known = here.stream().flatMap(value -> Optional.ofNullable(now.get(value)).stream());
        var others = now.values().stream().filter(choice -> !here.contains(choice.value()));
        var selected =
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).map(Choice::value);
        choices.setAll(Stream.concat(known, others).toList());
        fitHeight();
        selected.ifPresentOrElse(this::select, list.getSelectionModel()::selectFirst);
    }

    private void fitHeight() {
        list.setPrefHeight(Math.min(Math.clamp(choices.size(), 2, MAX_ROWS) * ROW + 2, roomForList));
        list.setMinHeight(list.getPrefHeight());
    }

    /// Whether it is open.
    public boolean isOpen() {
        return popup.isShowing();
    }

    private void select(T value) {
        int at = found.stream().map(Choice::value).toList().indexOf(value);
        list.getSelectionModel().clearAndSelect(Math.max(0, at));
    }

    private HBox foot() {
        var clear = Buttons.plain("Clear", () -> {
            chosen.clear();
            tell();
        });
        Button done = Buttons.bordered("Done", popup::hide);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        count.getStyleClass().add(Style.MUTED);
        var foot = new HBox(count, gap, clear, done);
        foot.getStyleClass().add("chooser-foot");
        return foot;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(event, 1);
            case UP -> move(event, -1);
            case ENTER -> {
                if (!(event.getTarget() instanceof Button)) {
                    event.consume();
                    var choice = list.getSelectionModel().getSelectedItem();
                    if (choice != null) {
                        toggle(choice);
                    }
                }
            }
            default -> {}
        }
    }

    private void move(KeyEvent event, int rows) {
        event.consume();
        int now = Math.clamp(list.getSelectionModel().getSelectedIndex() + rows, 0, Math.max(0, found.size() - 1));
        list.getSelectionModel().clearAndSelect(now);
        list.scrollTo(Math.max(0, now - MAX_ROWS / 2));
    }

    private void toggle(Choice<T> choice) {
        if (!chosen.remove(choice.value())) {
            if (chosen.size() == most) {
                count.setText("At most " + most + " at once.");
                return;
            }
            chosen.add(choice.value());
        }
        tell();
    }

    private void tell() {
        list.refresh();
        tellCount();
        changed.accept(Set.copyOf(chosen));
    }

    private void tellCount() {
        count.setText(chosen.isEmpty() ? "" : chosen.size() + " chosen");
    }

    private void find(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(choice -> choice.name().toLowerCase(Locale.ROOT).contains(wanted));
        list.getSelectionModel().selectFirst();
    }
}
