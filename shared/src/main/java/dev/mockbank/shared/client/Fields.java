package dev.mockbank.shared.client;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a change: absent fields stay as they are, and null removes a value.
final class Fields {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /// Adds a field when the condition holds.
    Fields when(boolean isSet, String name, @Nullable Object value) {
        if (isSet) {
            values.put(name, value);
        }
        return this;
    }

    /// Adds a field that cannot be removed, unless it is null.
    Fields unlessNull(String name, @Nullable Object value) {
        return when(value != null, name, value);
    }

    @JsonValue
    Map<String, @Nullable Object> values() {
        return Collections.unmodifiableMap(values);
    }
}
