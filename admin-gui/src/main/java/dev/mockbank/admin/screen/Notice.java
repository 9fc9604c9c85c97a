package dev.mockbank.admin.screen;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// A short sentence that says what has been done, and perhaps a way to take it back.
public final class Notice {

    /// A button of a notice.
    ///
    /// @param verb   what it does, such as `Open folder`
    /// @param act    does it
    /// @param undoes whether it takes back what was done
    public record Offer(String verb, Runnable act, boolean undoes) {

        /// One that does something else than to take back what was done.
        public Offer(String verb, Runnable act) {
            this(verb, act, false);
        }

        /// One that takes back what was done.
        public static Offer undo(Runnable act) {
            return new Offer("Undo", act, true);
        }
    }

    private final ReadOnlyStringWrapper sentence;
    private final Optional<Offer> offer;
    private final boolean timed;

    Notice(String sentence, Optional<Offer> offer, boolean timed) {
        this.sentence = new ReadOnlyStringWrapper(sentence);
        this.offer = offer;
        this.timed = timed;
    }

    /// What the user reads.
    public ReadOnlyStringProperty sentenceProperty() {
        return sentence.getReadOnlyProperty();
    }

    /// Says something else.
    public void say(String now) {
        sentence.set(now);
    }

    /// What can be done about it.
    public Optional<Offer> offer() {
        return offer;
    }

    /// Whether it goes by itself after some seconds; any other one is taken away by who gave it.
    public boolean isTimed() {
        return timed;
    }
}
