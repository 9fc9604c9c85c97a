package dev.mockbank.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parses the parameters of a query. When one is repeated, the last value is used, as by the reference service,
/// unless it is read as [repeated][Inputs#repeated]. An empty one counts as absent: that is how forms send a field
/// that was not filled in.
final class QueryReader {

    private QueryReader() {}

    static Inputs read(String rawQuery) {
        Map<String, List<JsonNode>> parameters = new HashMap<>();
        for (var pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters
                    .computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                    .add(JsonNodeFactory.instance.stringNode(decoded(value)));
        }
        return Inputs.ofQuery(
                name -> parameters.containsKey(name)
                        ? unlessEmpty(parameters.get(name).getLast())
                        : null,
                name -> parameters.getOrDefault(name, List.of()).stream()
                        .filter(value -> unlessEmpty(value) != null)
                        .toList());
    }

    private static @Nullable JsonNode unlessEmpty(JsonNode value) {
        return value.stringValue().isEmpty() ? null : value;
    }

    /// A percent sign that does not begin an escape is taken literally, as by the reference service.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return text;
        }
    }
}
