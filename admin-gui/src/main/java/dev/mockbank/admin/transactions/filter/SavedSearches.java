package dev.mockbank.admin.transactions.filter;

import dev.mockbank.admin.preferences.Preferences;
import dev.mockbank.admin.search.Search;
import dev.mockbank.shared.Json;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The searches that the user has saved by name, sorted by it: at most [#MAX_SAVED], kept with the preferences.
public final class SavedSearches {

    /// How many are kept.
    static final int MAX_SAVED = 20;

    /// How long a name may be.
    static final int NAME_CHARACTERS = 40;

    private static final Logger LOG = System.getLogger("mockbank.console");
    private static final String REMEMBERED = "transactions.searches";
    private static final JsonMapper JSON = Json.mapper();
    private static final TypeReference<List<Saved>> SAVED = new TypeReference<>() {};

    private final Preferences preferences;
    private final ObservableList<Saved> saved = FXCollections.observableArrayList();
    private final ObservableList<Saved> readOnly = FXCollections.unmodifiableObservableList(saved);

    public SavedSearches(Preferences preferences) {
        this.preferences = preferences;
        preferences.get(REMEMBERED).ifPresent(this::read);
    }

    /// A search with its name.
    record Saved(String name, Search search) {}

    ObservableList<Saved> all() {
        return readOnly;
    }

    /// Whether there is room for another one of this name: in place of one that has it, or beside the others.
    boolean hasRoom(String name) {
        return saved.size() < MAX_SAVED
                || saved.stream().anyMatch(each -> each.name().equals(name));
    }

    /// Saves a search, in place of one of the same name.
    void save(String name, Search search) {
        keep(Stream.concat(others(name), Stream.of(new Saved(name, search))));
    }

    /// Forgets a search.
    void forget(String name) {
        keep(others(name));
    }

    private Stream<Saved> others(String name) {
        return saved.stream().filter(each -> !each.name().equals(name));
    }

    private void keep(Stream<Saved> now) {
        saved.setAll(now.sorted((one, other) -> one.name().compareToIgnoreCase(other.name()))
                .limit(MAX_SAVED)
                .toList());
        preferences.set(REMEMBERED, saved.isEmpty() ? "" : JSON.writeValueAsString(saved));
    }

    private void read(String text) {
        try {
            saved.setAll(JSON.readValue(text, SAVED));
        } catch (JacksonException | IllegalArgumentException | NullPointerException unreadable) {
            LOG.log(Level.WARNING, "The saved filters cannot be read, and are forgotten", unreadable);
        }
    }
}
