package dev.mockbank.admin.keys;

import dev.mockbank.admin.control.FormDialog;
import dev.mockbank.admin.screen.Desk;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.NewApiKey;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.TextField;

/// The dialogs that make, change and revoke a key.
final class KeyDialogs {

    private static final String NAME = "name";
    private static final String LIMIT = "rate_limit";

    private final KeysModel model;
    private final Desk desk;

    KeyDialogs(KeysModel model, Desk desk) {
        this.model = model;
        this.desk = desk;
    }

    /// Asks for a new key.
    void create() {
        new Creation().fields.dialog.show();
    }

    /// Asks for another name or limit.
    void edit(ApiKey key) {
        new Change(key).fields.dialog.show();
    }

    /// Says what a revocation does, and asks whether to do it.
    void revoke(ApiKey key) {
        new Revocation(key).dialog.show();
    }

    /// The fields that making and changing a key have in common.
    private final class Fields {

        private final TextField name = new TextField();
        private final TextField limit = new TextField();
        private final FormDialog dialog;

        Fields(String title, String verb, Runnable act) {
            dialog = new FormDialog(desk.dialogs(), title, verb, act);
            name.setPromptText("Such as web front end");
            limit.setPromptText(defaultLimit());
            dialog.field(NAME, "Name", name).field(LIMIT, "Requests a minute, 0 for no limit", limit);
        }

        /// What was typed; says what is wrong with it, and gives nothing then.
        Optional<KeyLimit> read() {
            if (name.getText().isBlank()) {
                dialog.wrong(NAME, "Give it a name, to recognise it by.");
                return Optional.empty();
            }
            try {
                return Optional.of(KeyLimit.typed(limit.getText()));
            } catch (NumberFormatException e) {
                dialog.wrong(
                        LIMIT,
                        "Type a whole number up to " + desk.formats().numbers().count(ApiKey.MAX_RATE_LIMIT)
                                + ", or nothing for the server’s setting.");
                return Optional.empty();
            }
        }

        private String defaultLimit() {
            return desk.session()
                    .vitalsProperty()
                    .get()
                    .info()
                    .map(info -> new KeyLimit(info.limiter().defaultRateLimit()))
                    .map(limit ->
                            "The server’s setting: " + limit.text(desk.formats().numbers()))
                    .orElse("The server’s setting");
        }
    }

    private final class Creation {

        private final Fields fields = new Fields("New API key", "Make key", this::make);

        private void make() {
            fields.read()
                    .ifPresent(limit -> model.create(
                            new NewApiKey(fields.name.getText().strip(), limit.perMinute()),
                            issued -> {
                                fields.dialog.close();
                                new IssuedKeyDialog(desk).show(issued);
                            },
                            fields.dialog::failed));
        }
    }

    private final class Change {

        private final ApiKey key;
        private final Fields fields = new Fields("Edit API key", "Save", this::save);
        private final String nameBefore;

        Change(ApiKey key) {
            this.key = key;
            fields.name.setText(Objects.requireNonNullElse(key.name(), ""));
            nameBefore = fields.name.getText();
            fields.limit.setText(new KeyLimit(key.rateLimit()).toType());
            if (key.revoked()) {
                fields.limit.setDisable(true);
                fields.dialog.say("This key is revoked: every request with it is refused, whatever its limit.");
            }
        }

        private void save() {
            var name = fields.name.getText().strip();
            fields.read()
                    .ifPresent(limit -> model.change(
                            key,
                            change(name, limit),
                            () -> {
                                fields.dialog.close();
                                desk.notices().tell(name + " is saved.");
                            },
                            fields.dialog::failed));
        }

        /// A field that stands as it was is not sent: it has no room for all that a name may have in it.
        private ApiKeyChange change(String name, KeyLimit limit) {
            return new ApiKeyChange(
                    !fields.name.getText().equals(nameBefore),
                    name,
                    !Objects.equals(limit.perMinute(), key.rateLimit()),
                    limit.perMinute());
        }
    }

    private final class Revocation {

        private final ApiKey key;
        private final FormDialog dialog;

        Revocation(ApiKey key) {
            this.key = key;
            dialog = new FormDialog(desk.dialogs(), "Revoke " + KeyTable.name(key) + "?", "Revoke key", this::revoke)
                    .say(consequence())
                    .say(lastUse() + " A revoked key never works again.")
                    .risky();
        }

        private String consequence() {
            return model.isOwn(key)
                    ? "The console itself uses this key. It makes itself a new one at once, so that nothing here stops;"
                            + " whoever else has a copy of the old one is refused."
                    : "Every program that uses " + key.prefix() + "… is refused from now on.";
        }

        private String lastUse() {
            return key.lastUsedAt() == null
                    ? "It was never used."
                    : "It was last used " + desk.formats().time().ago(key.lastUsedAt()) + ".";
        }

        private void revoke() {
            model.revoke(
                    key,
                    () -> {
                        dialog.close();
                        desk.notices().tell(KeyTable.name(key) + " is revoked.");
                    },
                    dialog::failed);
        }
    }
}
