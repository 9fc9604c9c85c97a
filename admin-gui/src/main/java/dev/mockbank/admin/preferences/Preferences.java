package dev.mockbank.admin.preferences;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/// What is remembered, by name, in one file that only its owner can read: some of it is secret. What cannot be read or
/// written is forgotten with a warning; the console works without it.
public final class Preferences {

    private static final Logger LOG = System.getLogger("mockbank.console");
    private static final String FILE = "console.properties";

    private final Path file;
    private final Properties values = new Properties();

    private Preferences(Path file) {
        this.file = file;
    }

    /// What is remembered in a folder.
    public static Preferences in(Path folder) {
        var preferences = new Preferences(folder.resolve(FILE));
        preferences.load();
        return preferences;
    }

    /// What is remembered under a name.
    public synchronized Optional<String> get(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /// A whole number within bounds; empty when there is none.
    public Optional<Integer> integer(String name, int smallest, int largest) {
        return get(name)
                .flatMap(text -> {
                    try {
                        return Optional.of(Integer.parseInt(text));
                    } catch (NumberFormatException noNumber) {
                        return Optional.empty();
                    }
                })
                .filter(number -> number >= smallest && number <= largest);
    }

    /// Remembers a value; an empty one forgets it.
    public synchronized void set(String name, String value) {
        var before = value.isEmpty() ? values.remove(name) : values.setProperty(name, value);
        if (!value.equals(before == null ? "" : before)) {
            save();
        }
    }

    private void load() {
        try {
            values.load(new StringReader(Files.readString(file)));
        } catch (NoSuchFileException firstStart) {
            // Nothing is remembered yet.
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "What the console remembered cannot be read: " + file, e);
        }
    }

    private void save() {
        try {
            var text = new StringWriter();
            values.store(text, "What the Mockbank console remembers. It holds keys: keep it to yourself.");
            OwnerOnly.write(file, text.toString());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The console cannot remember anything in " + file, e);
        }
    }
}
