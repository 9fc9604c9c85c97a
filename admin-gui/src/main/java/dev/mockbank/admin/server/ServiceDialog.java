package dev.mockbank.admin.server;

import dev.mockbank.admin.control.Buttons;
import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.control.Style;
import dev.mockbank.admin.screen.Desk;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/// Asks for the URL of the user's own database or Redis, with a button that looks whether it is there.
final class ServiceDialog {

    private static final String URL = "url";
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private final ServerModel model;
    private final Kind kind;
    private final TextField url = new TextField();
    private final Label finding = new Label();
    private final FormDialog dialog;

    /// Which of the two.
    enum Kind {
        DATABASE(
                SettingField.DATABASE_URL,
                ServiceProbe.POSTGRESQL,
                "Your own database",
                "PostgreSQL 15 or newer. Leave it empty for the embedded one. Another database is another bank.",
                "postgresql://user:password@host:5432/database"),
        REDIS(
                SettingField.REDIS_URL,
                ServiceProbe.REDIS,
                "Your own Redis",
                "Several servers share their rate limits in it. Leave it empty to count in the server alone.",
                "redis://host:6379");

        private final SettingField field;
        private final ServiceProbe probe;
        private final String title;
        private final String sentence;
        private final String example;

        Kind(SettingField field, ServiceProbe probe, String title, String sentence, String example) {
            this.field = field;
            this.probe = probe;
            this.title = title;
            this.sentence = sentence;
            this.example = example;
        }
    }

    ServiceDialog(ServerModel model, Desk desk, Kind kind) {
        this.model = model;
        this.kind = kind;
        url.setText(model.settings().text(kind.field).get());
        url.setPromptText(kind.example);
        url.setAccessibleText("Address of " + kind.title);
        // What was found holds for what was typed then.
        url.textProperty().subscribe(() -> tell(true, ""));
        finding.setWrapText(true);
        finding.getStyleClass().addAll("finding", Style.PARAGRAPH);
        var test = Buttons.bordered("Test", this::test);
        test.setMinWidth(HBox.USE_PREF_SIZE);
        test.disableProperty().bind(url.textProperty().isEmpty());
        var tested = new HBox(test, finding);
        tested.getStyleClass().add("test-line");
        this.dialog = new FormDialog(desk.dialogs(), kind.title, "Use it", this::use)
                .say(kind.sentence)
                .field(URL, "Address", url)
                .add(tested);
    }

    void show() {
        dialog.show();
    }

    private void test() {
        kind.probe
                .address(url.getText())
                .ifPresentOrElse(
                        address -> {
                            tell(true, "Looking…");
                            model.test(kind.probe, address, found -> tell(found.good(), found.sentence()));
                        },
                        () -> tell(false, "An address looks like " + kind.example + "."));
    }

    private void tell(boolean good, String sentence) {
        finding.setText(sentence);
        finding.pseudoClassStateChanged(GOOD, good);
    }

    private void use() {
        var typed = url.getText().strip();
        if (!typed.isEmpty() && kind.probe.address(typed).isEmpty()) {
            dialog.wrong(URL, "An address looks like " + kind.example + ".");
            return;
        }
        model.settings().text(kind.field).set(typed);
        dialog.close();
    }
}
