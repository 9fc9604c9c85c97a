package dev.mockbank.admin.server;

import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.process.Connection.Own;
import dev.mockbank.admin.process.Ports;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.process.ServerSettings;
import dev.mockbank.admin.work.Work;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The settings of the console's own server while they are typed: nothing is changed before [#apply], which restarts
/// the server with them.
final class SettingsModel {

    private final ServerLife life;
    private final Work work;
    private final Map<SettingField, StringProperty> texts = new EnumMap<>(SettingField.class);
    private final Map<SettingField, StringProperty> errors = new EnumMap<>(SettingField.class);
    private final SimpleObjectProperty<Map<SettingField, String>> stored;
    private final ReadOnlyIntegerWrapper freePort = new ReadOnlyIntegerWrapper();
    private final BooleanBinding changed;

    SettingsModel(Session session, ServerLife life, Work work) {
        this.life = life;
        this.work = work;
        for (var field : SettingField.values()) {
            texts.put(field, new SimpleStringProperty(""));
            errors.put(field, new SimpleStringProperty(""));
        }
        this.stored = new SimpleObjectProperty<>(SettingField.texts(life.ownSettings()));
        this.changed = Bindings.createBooleanBinding(() -> !typed().equals(stored.get()), stored);
        texts.values().forEach(text -> text.subscribe(changed::invalidate));
        reset();
        session.stateProperty().subscribe(() -> {
            if (!changed.get()) {
                reset();
            }
        });
    }

    /// What is typed.
    StringProperty text(SettingField field) {
        return Objects.requireNonNull(texts.get(field));
    }

    /// What is wrong with it, as a sentence; empty when nothing is.
    ReadOnlyStringProperty error(SettingField field) {
        return Objects.requireNonNull(errors.get(field));
    }

    /// Whether something is typed that the server does not run with.
    BooleanBinding changed() {
        return changed;
    }

    /// The port to take in place of the taken one that was typed; 0 while none is offered.
    ReadOnlyIntegerProperty freePortProperty() {
        return freePort.getReadOnlyProperty();
    }

    /// Takes the port that is offered.
    void takeFreePort() {
        text(SettingField.PORT).set(Integer.toString(freePort.get()));
        error(SettingField.PORT, "");
        freePort.set(0);
    }

    /// Forgets what was typed.
    void reset() {
        var settings = SettingField.texts(life.ownSettings());
        settings.forEach((field, text) -> text(field).set(text));
        errors.values().forEach(error -> error.set(""));
        freePort.set(0);
        stored.set(settings);
    }

    /// Restarts the server with what is typed, and remembers it; says what is wrong with it instead, if anything is.
    void apply() {
        var wrong = SettingField.problems(typed());
        errors.forEach((field, error) -> error.set(wrong.getOrDefault(field, "")));
        freePort.set(0);
        if (wrong.isEmpty()) {
            var settings = SettingField.settings(typed());
            boolean samePort = settings.port() == life.ownSettings().port();
            work.run(
                    () -> samePort ? OptionalInt.empty() : freePortInPlaceOf(settings.port()),
                    free -> free.ifPresentOrElse(port -> offer(settings.port(), port), () -> use(settings)),
                    thrown -> error(SettingField.PORT, Failure.of(thrown).sentence()));
        }
    }

    private static OptionalInt freePortInPlaceOf(int port) throws IOException {
        return Ports.isFree(port) ? OptionalInt.empty() : OptionalInt.of(Ports.freeAfter(port));
    }

    private void offer(int taken, int free) {
        error(SettingField.PORT, "Port " + taken + " is taken by another program.");
        freePort.set(free);
    }

    private void use(ServerSettings settings) {
        stored.set(SettingField.texts(settings));
        SettingField.texts(settings).forEach((field, text) -> text(field).set(text));
        life.connect(new Own(settings));
    }

    private void error(SettingField field, String sentence) {
        Objects.requireNonNull(errors.get(field)).set(sentence);
    }

    private Map<SettingField, String> typed() {
        var typed = new EnumMap<SettingField, String>(SettingField.class);
        texts.forEach((field, text) -> typed.put(field, text.get().strip()));
        return typed;
    }
}
