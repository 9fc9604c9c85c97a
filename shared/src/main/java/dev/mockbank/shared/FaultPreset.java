package dev.mockbank.shared;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Rules with a name. `docs/api.md` lists what each consists of.
public enum FaultPreset {
    /// A phone on the move: long and uneven latency, lost requests, lost and incomplete responses.
    FLAKY_MOBILE,
    /// A bank that is never quick, and sends some lists slowly.
    SLOW_BANK,
    /// A bank that allows four reads of each kind, and then refuses them with a `Retry-After` of a day.
    PSD2_QUOTA,
    /// A bank that is down: every request is refused with 503, or gets no response at all.
    OUTAGE;

    private static final List<String> WIRE_NAMES =
            Arrays.stream(values()).map(FaultPreset::wireName).toList();

    /// The name on the wire, in small letters with hyphens.
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The preset with this name on the wire.
    public static Optional<FaultPreset> named(String wireName) {
        return Arrays.stream(values())
                .filter(preset -> preset.wireName().equals(wireName))
                .findFirst();
    }

    /// All names on the wire, in their order.
    public static List<String> wireNames() {
        return WIRE_NAMES;
    }
}
