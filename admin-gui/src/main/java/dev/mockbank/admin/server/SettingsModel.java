package dev.mockbank.admin.server;

import dev.mockbank.admin.client.ConnectionState.Stopping;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.process.Connection.Own;
import dev.mockbank.admin.process.ServerLife;
import dev.mockbank.admin.process.ServerSettings;
import dev.mockbank.admin.process.SettingsTrial.Verdict;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// The settings of the console's own server while they are typed: nothing is changed before [#apply], which restarts
/// the server with them.
final class SettingsModel {

    private final ServerLife life;
    private final Work work;
    private final Map<SettingField, StringProperty> texts = new EnumMap<>(SettingField.class);
    private final Map<SettingField, StringProperty> errors = new EnumMap<>(SettingField.class);
    private final SimpleObjectProperty<Map<SettingField, String>> stored;
    private final ReadOnlyIntegerWrapper freePort = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanBinding changed;
    private @Nullable Job trial;

    SettingsModel(Session session, ServerLife life, Work work) {
        this.life = life;
        this.work = work;
        for (var field : SettingField.values()) {
            texts.put(field, new SimpleStringProperty(""));
            errors.put(field, new SimpleStringProperty(""));
        }
        this.stored = new SimpleObjectProperty<>(SettingField.texts(life.ownSettings()));
        this.changed = Bindings.createBooleanBinding(() -> !typed().equals(stored.get()), stored);
        texts.forEach((field, text) -> text.subscribe(() -> {
            changed.invalidate();
            forget(field);
        }));
        reset();
        session.stateProperty().subscribe(state -> {
            // Whoever stops the server meanwhile wants it stopped.
            if (state instanceof Stopping) {
                endTrial();
            }
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

    /// Whether what is typed is being tried.
    ReadOnlyBooleanProperty tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    /// What is wrong beside the fields, as a sentence; empty when nothing is.
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Takes the port that is offered.
    void takeFreePort() {
        text(SettingField.PORT).set(Integer.toString(freePort.get()));
    }

    /// Forgets what was typed, also while it is being tried.
    void reset() {
        endTrial();
        var settings = SettingField.texts(life.ownSettings());
        settings.forEach((field, text) -> text(field).set(text));
        for (var field : SettingField.values()) {
            forget(field);
        }
        stored.set(settings);
    }

    /// Restarts the server with what is typed, and remembers it. Before anything is stopped it is tried; what is wrong
    /// with it is said instead. Does nothing when the server has these settings already.
    void apply() {
        if (trying.get() || !changed.get()) {
            return;
        }
        var wrong = SettingField.problems(typed());
        errors.forEach((field, error) -> error.set(wrong.getOrDefault(field, "")));
        if (wrong.isEmpty()) {
            var settings = SettingField.settings(typed());
            trying.set(true);
            trial = work.run(
                    () -> life.trial().of(settings),
                    verdict -> {
                        endTrial();
                        take(verdict, settings);
                    },
                    thrown -> {
                        endTrial();
                        problem.set(sentence(thrown));
                    });
        }
    }

    private void endTrial() {
        if (trial != null) {
            trial.cancel();
            trial = null;
        }
        trying.set(false);
    }

    private static String sentence(Exception thrown) {
        return thrown instanceof IOException untried
                ? Objects.requireNonNullElse(untried.getMessage(), untried.toString())
                : Failure.of(thrown).sentence();
    }

    private void take(Verdict verdict, ServerSettings tried) {
        if (verdict.good()) {
            use(tried);
            return;
        }
        verdict.freePort().ifPresent(port -> {
            error(SettingField.PORT, "Port " + tried.port() + " is taken by another program.");
            freePort.set(port);
        });
        verdict.folder().ifPresent(sentence -> error(SettingField.DATA_FOLDER, sentence));
        verdict.database().ifPresent(sentence -> error(SettingField.DATABASE_URL, sentence));
        verdict.redis().ifPresent(sentence -> error(SettingField.REDIS_URL, sentence));
        verdict.other().ifPresent(problem::set);
    }

    private void use(ServerSettings settings) {
        stored.set(SettingField.texts(settings));
        SettingField.texts(settings).forEach((field, text) -> text(field).set(text));
        life.connect(new Own(settings));
    }

    /// What is being mended is not wrong any more, as far as is known, and what was tried is not what is wanted now.
    private void forget(SettingField field) {
        endTrial();
        error(field, "");
        problem.set("");
        if (field == SettingField.PORT) {
            freePort.set(0);
        }
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
