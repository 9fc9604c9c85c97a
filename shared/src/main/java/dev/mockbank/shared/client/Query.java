package dev.mockbank.shared.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The parameters of a request by their names.
record Query(Map<String, String> parameters) {

    static final Query NONE = new Query(Map.of());

    Query {
        // Sorted, so that equal queries are equal texts.
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /// This query with a parameter added or replaced.
    Query with(String name, Object value) {
        var more = new TreeMap<>(parameters);
        more.put(name, value.toString());
        return new Query(more);
    }

    /// This query without a parameter.
    Query without(String name) {
        var fewer = new TreeMap<>(parameters);
        fewer.remove(name);
        return new Query(fewer);
    }

    /// Empty, or with the question mark before it.
    @Override
    public String toString() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + escaped(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
