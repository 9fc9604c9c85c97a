package dev.mockbank.admin.screen;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Short sentences that say what has been done; the window shows the last one for some seconds.
public final class Notices {

    private final ReadOnlyStringWrapper last = new ReadOnlyStringWrapper("");

    /// The last sentence; empty when there is none to be shown.
    public ReadOnlyStringProperty lastProperty() {
        return last.getReadOnlyProperty();
    }

    /// Shows a sentence.
    public void tell(String sentence) {
        // The same sentence twice is two notices.
        last.set("");
        last.set(sentence);
    }

    /// It has been shown long enough.
    public void clear() {
        last.set("");
    }
}
