package dev.mockbank.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the parameters of a query; where one stands twice, the last counts, as with the reference service. An empty
/// one is absent: that is how forms send what nobody filled in.
final class QueryReader {

    private QueryReader() {}

    static Inputs read(String rawQuery) {
        Map<String, JsonNode> parameters = new HashMap<>();
        for (var pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.put(decoded(name), JsonNodeFactory.instance.stringNode(decoded(value)));
        }
        parameters.values().removeIf(value -> value.stringValue().isEmpty());
        return new Inputs("query", parameters::get);
    }

    /// A percent sign that begins no escape stands for itself, as with the reference service.
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return text;
        }
    }
}
