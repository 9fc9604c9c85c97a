package dev.mockbank.admin.keys;

import dev.mockbank.admin.client.Bank;
import dev.mockbank.admin.client.Failure;
import dev.mockbank.admin.client.Session;
import dev.mockbank.admin.screen.Content;
import dev.mockbank.admin.screen.ScreenContent;
import dev.mockbank.admin.work.Job;
import dev.mockbank.admin.work.Work;
import dev.mockbank.shared.ApiKey;
import dev.mockbank.shared.ApiKeyChange;
import dev.mockbank.shared.IssuedApiKey;
import dev.mockbank.shared.NewApiKey;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/// The API keys: the active ones first, of each the newest first.
public final class KeysModel {

    /// The use of a key is no change that the server tells of.
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Session session;
    private final Work work;
    private final ScreenContent content;
    private final ObservableList<ApiKey> keys = FXCollections.observableArrayList();
    private final FilteredList<ApiKey> shown = new FilteredList<>(keys);
    private final BooleanProperty revokedHidden = new SimpleBooleanProperty();
    private Set<Long> aside = Set.of();
    private boolean settling = true;
    private @Nullable Job following;

    public KeysModel(Session session, Work work) {
        this.session = session;
        this.work = work;
        this.content = new ScreenContent(session);
        session.onChange(this::notice);
        revokedHidden.subscribe((_, _) -> {
            putAside(keys);
            hide();
        });
        content.follow(this::refresh);
    }

    /// A key that was just made, and a command that tries it.
    ///
    /// @param key the only time that it is shown
    record Issued(IssuedApiKey key, URI bank) {

        /// A command that lists the accounts with the key.
        String curl() {
            return "curl " + bank.resolve("/accounts") + " -H \"x-api-key: " + key.key() + "\"";
        }
    }

    /// How far the content has got.
    ScreenContent content() {
        return content;
    }

    /// All keys, revoked ones too.
    ObservableList<ApiKey> keys() {
        return keys;
    }

    /// Those that are to be seen, the newest first. Keys that were revoked when the screen was opened come last, or are
    /// hidden; one that is revoked afterwards stays where it is, so that no other comes to lie under the pointer.
    ObservableList<ApiKey> shown() {
        return shown;
    }

    /// Whether keys that were revoked are hidden.
    BooleanProperty revokedHiddenProperty() {
        return revokedHidden;
    }

    /// Whether the console itself uses this key.
    boolean isOwn(ApiKey key) {
        return !key.revoked()
                && session.bank().filter(bank -> bank.usesKey(key)).isPresent();
    }

    /// Asks the bank anew.
    void refresh() {
        content.load(bank -> bank.admin().keys().list(), this::show);
    }

    /// Follows the bank from now on.
    void follow() {
        rest();
        settling = true;
        refresh();
        following = work.every(PAUSE, () -> true, _ -> notice(), thrown -> content.failed(Failure.of(thrown)));
    }

    /// Rests.
    void rest() {
        if (following != null) {
            following.cancel();
            following = null;
        }
    }

    /// Makes a key.
    void create(NewApiKey key, Consumer<Issued> done, Consumer<Failure> failed) {
        session.ask(
                bank -> issue(bank, key),
                issued -> {
                    refresh();
                    done.accept(issued);
                },
                failed);
    }

    /// Changes a key's name and limit.
    void change(ApiKey key, ApiKeyChange change, Runnable done, Consumer<Failure> failed) {
        session.tell(
                bank -> bank.admin().keys().change(key.id(), change),
                () -> {
                    refresh();
                    done.run();
                },
                failed);
    }

    /// Revokes a key.
    void revoke(ApiKey key, Runnable done, Consumer<Failure> failed) {
        session.tell(
                bank -> bank.admin().keys().revoke(key.id()),
                () -> {
                    refresh();
                    done.run();
                },
                failed);
    }

    private static Issued issue(Bank bank, NewApiKey key) {
        return new Issued(bank.admin().keys().create(key), bank.address());
    }

    private void notice() {
        if (following != null && !(content.contentProperty().get() instanceof Content.Loading)) {
            refresh();
        }
    }

    private boolean show(List<ApiKey> list) {
        if (settling) {
            putAside(list);
            settling = false;
            hide();
        }
        var sorted = list.stream()
                .sorted(Comparator.comparing(this::isAside)
                        .thenComparing(Comparator.comparingLong(ApiKey::id).reversed()))
                .toList();
        if (!keys.equals(sorted)) {
            keys.setAll(sorted);
        }
        return !list.isEmpty();
    }

    private void putAside(List<ApiKey> list) {
        aside = list.stream().filter(ApiKey::revoked).map(ApiKey::id).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isAside(ApiKey key) {
        return aside.contains(key.id());
    }

    private void hide() {
        shown.setPredicate(revokedHidden.get() ? key -> !isAside(key) : _ -> true);
    }
}
