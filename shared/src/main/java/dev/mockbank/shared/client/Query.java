package dev.mockbank.shared.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The query parameters of a request by name, each with at least one value.
record Query(Map<String, List<String>> parameters) {

    static final Query NONE = new Query(Map.of());

    Query {
        // Sorted, so that equal queries are equal texts.
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /// This query with a parameter added or replaced.
    Query with(String name, Object value) {
        return withEach(name, List.of(value));
    }

    /// This query with a parameter that occurs once for each value; without values it is removed.
    Query withEach(String name, Collection<?> values) {
        var more = new TreeMap<>(parameters);
        more.remove(name);
        if (!values.isEmpty()) {
            more.put(name, values.stream().map(Object::toString).toList());
        }
        return new Query(more);
    }

    /// This query without a parameter.
    Query without(String name) {
        return withEach(name, List.of());
    }

    /// Empty, or with a leading question mark.
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .flatMap(parameter ->
                                parameter.getValue().stream().map(value -> parameter.getKey() + "=" + escaped(value)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
