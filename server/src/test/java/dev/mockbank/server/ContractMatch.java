package dev.mockbank.server;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Compares an answer with an expected one: marks match by kind, numbers by value, and further fields are allowed.
final class ContractMatch {

    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\+00:00";

    private ContractMatch() {}

    /// What differs, in words; empty when nothing does.
    static Optional<String> difference(JsonNode expected, JsonNode actual, Map<String, String> captured) {
        if (actual == null) {
            return Optional.of("missing, expected " + expected);
        }
        return switch (expected.getNodeType()) {
            case OBJECT ->
                expected.properties().stream()
                        .map(field -> difference(field.getValue(), actual.get(field.getKey()), captured)
                                .map(difference -> field.getKey() + ": " + difference))
                        .flatMap(Optional::stream)
                        .findFirst();
            case ARRAY -> elements(expected, actual, captured);
            case NUMBER ->
                wrong(
                        !actual.isNumber() || expected.decimalValue().compareTo(actual.decimalValue()) != 0,
                        expected,
                        actual);
            case STRING -> text(expected, actual, captured);
            default -> wrong(!expected.equals(actual), expected, actual);
        };
    }

    private static Optional<String> elements(JsonNode expected, JsonNode actual, Map<String, String> captured) {
        if (!actual.isArray() || actual.size() != expected.size()) {
            return Optional.of("expected " + expected + ", was " + actual);
        }
        for (int i = 0; i < expected.size(); i++) {
            var difference = difference(expected.get(i), actual.get(i), captured);
            if (difference.isPresent()) {
                return Optional.of("[" + i + "] " + difference.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> text(JsonNode expected, JsonNode actual, Map<String, String> captured) {
        var mark = expected.stringValue();
        boolean matches = switch (mark) {
            case "<any>" -> true;
            case "<string>" -> actual.isString();
            case "<int>" -> actual.isIntegralNumber();
            case "<list>" -> actual.isArray();
            case "<timestamp>" -> actual.isString() && actual.stringValue().matches(TIMESTAMP);
            default ->
                mark.startsWith("{")
                        ? actual.asString().equals(captured.get(mark.substring(1, mark.length() - 1)))
                        : expected.equals(actual);
        };
        return wrong(!matches, expected, actual);
    }

    private static Optional<String> wrong(boolean wrong, JsonNode expected, JsonNode actual) {
        return wrong ? Optional.of("expected " + expected + ", was " + actual) : Optional.empty();
    }
}
