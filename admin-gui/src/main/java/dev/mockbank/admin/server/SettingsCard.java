package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.Card;
import dev.mockbank.admin.control.ProblemLine;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The settings of the console's own server, or whose server it is.
final class SettingsCard {

    /// Not private: what a test looks for.
    static final String ENDS_WITH_WINDOW = "Closing the window stops this server. For a bank that goes on without a"
            + " window, close the console and start mockbank-server: the console attaches to it and leaves it running.";

    private final ServerModel model;
    private final SettingsModel settings;
    private final Desk desk;
    private final VBox rows = new VBox();
    private final HBox foot = new HBox();

    SettingsCard(ServerModel model, Desk desk) {
        this.model = model;
        this.settings = model.settings();
        this.desk = desk;
        rows.getStyleClass().add("setting-rows");
        buildFoot();
        model.keeper().subscribe(this::show);
    }

    Card build() {
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("setting-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var note = new Label("A change restarts the server.");
        note.getStyleClass().add(Style.MUTED);
        note.visibleProperty().bind(foot.visibleProperty());
        var problem = new ProblemLine();
        problem.textProperty().bind(settings.problemProperty());
        var card = Card.titled("Settings", new VBox(scroll, problem, foot), note);
        card.getStyleClass().add("settings-card");
        return card;
    }

    private void show(ServerModel.Keeper keeper) {
        rows.getChildren().clear();
        foot.setVisible(keeper == ServerModel.Keeper.CONSOLE);
        foot.setManaged(foot.isVisible());
        switch (keeper) {
            case CONSOLE ->
                rows.getChildren()
                        .addAll(port(), folder(), database(), redis(), limit(), origins(), sentence(ENDS_WITH_WINDOW));
            case NEIGHBOUR ->
                rows.getChildren()
                        .addAll(
                                sentence("This server ran before the console, which does not stop it. Stop it where it"
                                        + " was started, to change its settings here."),
                                new HBox(attach()));
            case ELSEWHERE ->
                rows.getChildren()
                        .addAll(
                                sentence("The console is attached to a server that others run. Its settings are made"
                                        + " where it was started."),
                                elsewhereButtons());
        }
    }

    private Node port() {
        var port = field(SettingField.PORT, "Port", "8000");
        var take = Buttons.bordered("", settings::takeFreePort);
        take.textProperty().bind(settings.freePortProperty().map(free -> "Use " + free));
        take.visibleProperty().bind(settings.freePortProperty().greaterThan(0));
        take.managedProperty().bind(take.visibleProperty());
        return row(SettingField.PORT, "Port", port, take);
    }

    private Node folder() {
        var folder = field(SettingField.DATA_FOLDER, "Data folder", "");
        var open = Buttons.bordered(
                "Open",
                () -> desk.browser()
                        .accept(Path.of(settings.text(SettingField.DATA_FOLDER).get())
                                .toUri()));
        open.setAccessibleText("Open the data folder");
        open.disableProperty().bind(settings.changed());
        return row(SettingField.DATA_FOLDER, "Data folder", folder, open);
    }

    private Node database() {
        var shown = shown(SettingField.DATABASE_URL, "Database", "embedded", ServiceAddress::ofDatabase);
        var change =
                Buttons.bordered("Change…", () -> new ServiceDialog(model, desk, ServiceDialog.Kind.DATABASE).show());
        change.setAccessibleText("Use my own database");
        return row(SettingField.DATABASE_URL, "Database", shown, change);
    }

    private Node redis() {
        var shown = shown(SettingField.REDIS_URL, "Redis", "none", ServiceAddress::ofRedis);
        var change =
                Buttons.bordered("Connect…", () -> new ServiceDialog(model, desk, ServiceDialog.Kind.REDIS).show());
        return row(SettingField.REDIS_URL, "Redis", shown, change);
    }

    private Node limit() {
        var limit = field(SettingField.RATE_LIMIT, "Rate limit, requests a minute", "none");
        return row(SettingField.RATE_LIMIT, "Rate limit", limit, unit("a minute"));
    }

    private Node origins() {
        return row(
                SettingField.ORIGINS, "Allowed origins", field(SettingField.ORIGINS, "Allowed origins", "localhost"));
    }

    private void buildFoot() {
        var apply = Buttons.primary("", settings::apply);
        apply.textProperty()
                .bind(settings.tryingProperty()
                        .flatMap(trying -> model.acts().map(acts -> trying ? "Trying…" : verb(acts))));
        apply.disableProperty().bind(settings.tryingProperty());
        var discard = Buttons.plain("Discard", settings::reset);
        whileChanged(apply);
        whileChanged(discard);
        var attach = attach();
        attach.visibleProperty().bind(settings.changed().not());
        attach.managedProperty().bind(attach.visibleProperty());
        foot.getStyleClass().add("setting-foot");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        foot.getChildren().addAll(gap(), discard, attach, apply);
        for (var button : new Button[] {discard, attach, apply}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
    }

    private static String verb(ServerModel.Acts acts) {
        return acts.start() ? "Apply and start" : "Apply and restart";
    }

    private void whileChanged(Button button) {
        button.visibleProperty().bind(settings.changed());
        button.managedProperty().bind(button.visibleProperty());
    }

    private Button attach() {
        return Buttons.bordered("Attach to another server…", () -> new AttachDialog(model, desk).show());
    }

    private Node elsewhereButtons() {
        var buttons = new VBox(Buttons.bordered("Use my own server", model::useOwn), attach());
        buttons.getStyleClass().add("setting-rows");
        return buttons;
    }

    private TextField field(SettingField setting, String meaning, String prompt) {
        var field = new TextField();
        field.textProperty().bindBidirectional(settings.text(setting));
        field.setPromptText(prompt);
        field.setAccessibleText(meaning);
        field.setOnAction(_ -> settings.apply());
        return field;
    }

    /// A URL without its password.
    private TextField shown(
            SettingField setting, String meaning, String none, Function<String, Optional<ServiceAddress>> reader) {
        var shown = new TextField();
        shown.setEditable(false);
        shown.setAccessibleText(meaning);
        shown.textProperty()
                .bind(settings.text(setting)
                        .map(url -> reader.apply(url).map(ServiceAddress::place).orElse(none)));
        return shown;
    }

    private Node row(SettingField setting, String label, TextField field, Node... beside) {
        var name = new Label(label);
        name.getStyleClass().addAll(Style.MUTED, "setting-name");
        name.setLabelFor(field);
        name.setOnMouseClicked(_ -> field.requestFocus());
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(name, field);
        for (var each : beside) {
            if (each instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
            line.getChildren().add(each);
        }
        line.getStyleClass().add("setting-line");
        var error = new Label();
        error.textProperty().bind(settings.error(setting));
        error.setWrapText(true);
        error.getStyleClass().addAll(Style.FIELD_ERROR, "setting-error");
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return new VBox(line, error);
    }

    private static Label unit(String text) {
        var unit = new Label(text);
        unit.getStyleClass().add(Style.MUTED);
        unit.setMinWidth(Region.USE_PREF_SIZE);
        return unit;
    }

    private static Label sentence(String text) {
        var sentence = new Label(text);
        sentence.getStyleClass().addAll(Style.MUTED, Style.PARAGRAPH);
        sentence.setWrapText(true);
        // It takes the width that the fields give it.
        sentence.setPrefWidth(0);
        sentence.setMaxWidth(Double.MAX_VALUE);
        return sentence;
    }

    private static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }
}
