package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How far the server has filled the bank with demo data.
///
/// @param state  what it is doing
/// @param seed   the number that the data is made of; null when there is none
/// @param done   how many transactions are booked
/// @param total  how many it will be
/// @param detail a sentence about what went wrong or was left undone; null when there is nothing to say
public record DemoData(
        State state,
        @Nullable Long seed,
        int done,
        int total,
        @Nullable String detail) {

    /// No demo data was asked for since the server started.
    public static final DemoData NONE = new DemoData(State.NONE, null, 0, 0, null);

    /// What the server is doing about it.
    public enum State {
        NONE,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED;

        /// The name on the wire, in small letters.
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
