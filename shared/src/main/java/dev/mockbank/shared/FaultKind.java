package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What can go wrong with a request on purpose.
public enum FaultKind {
    /// The request waits before anything is done.
    LATENCY,
    /// The request is refused with a status, and nothing is done.
    ERROR,
    /// The request is refused with 429, as if the key were over its limit.
    RATE_LIMIT,
    /// The connection is closed, and nothing is done.
    DROP_BEFORE,
    /// The request is carried out, and the connection is closed instead of a response.
    DROP_AFTER,
    /// The request is carried out, and the connection is closed after half of the response's body.
    TRUNCATE,
    /// The request is carried out, and the response's body is sent slowly.
    SLOW_BODY,
    /// The request is carried out, and answered with 200 and broken JSON.
    MALFORMED;

    private static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(FaultKind::wireName).toList();

    /// The name on the wire, in small letters.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with this name on the wire.
    public static Optional<FaultKind> named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }

    /// All names on the wire, in their order.
    public static List<String> wireNames() {
        return WIRE_NAMES;
    }
}
