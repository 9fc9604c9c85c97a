package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What an API key may do in its sandbox. Each level includes the ones before it.
public enum Access {
    /// Every `GET` on the books.
    READ,
    /// Also moving money, and opening, changing and closing accounts.
    WRITE,
    /// Also resetting the sandbox, its snapshots, and its faults.
    CONTROL;

    private static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(Access::wireName).toList();

    /// The name on the wire and in the database, in small letters.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The level with this name on the wire.
    public static Optional<Access> named(String wireName) {
        return Arrays.stream(values())
                .filter(access -> access.wireName().equals(wireName))
                .findFirst();
    }

    /// All names on the wire, from the lowest level to the highest.
    public static List<String> wireNames() {
        return WIRE_NAMES;
    }

    /// Whether it is the level that is needed, or a higher one.
    public boolean includes(Access needed) {
        return compareTo(needed) >= 0;
    }
}
