package dev.mockbank.shared.client;

import dev.mockbank.shared.problem.FieldError;
import dev.mockbank.shared.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Parses the problems with which the server refuses requests.
final class ProblemReader {

    private static final TypeReference<Map<String, Object>> BOUNDS = new TypeReference<>() {};

    private final JsonMapper json;

    ProblemReader(JsonMapper json) {
        this.json = json;
    }

    /// A problem, and the id of its request in the server's log.
    record Read(Problem problem, @Nullable String requestId) {}

    /// The problem in a body; empty when it contains none.
    Optional<Read> read(int status, byte[] body) {
        try {
            var root = json.readTree(body);
            var requestId = root.path("request_id").stringValue(null);
            return problem(status, root.path("detail")).map(problem -> new Read(problem, requestId));
        } catch (JacksonException noProblem) {
            return Optional.empty();
        }
    }

    private Optional<Problem> problem(int status, JsonNode detail) {
        if (detail.isString()) {
            return Optional.of(new Problem(status, detail.stringValue()));
        }
        if (!detail.isArray() || detail.isEmpty()) {
            return Optional.empty();
        }
        var fields = detail.valueStream().map(this::fieldError).toList();
        return Optional.of(new Problem(status, sentence(fields), fields));
    }

    private FieldError fieldError(JsonNode entry) {
        var place = new ArrayList<Object>();
        entry.path("loc").forEach(part -> place.add(part.isNumber() ? part.intValue() : part.asString("")));
        var bounds = entry.path("ctx");
        return new FieldError(
                List.copyOf(place),
                entry.path("msg").asString(""),
                entry.path("type").asString(""),
                bounds.isObject() ? json.treeToValue(bounds, BOUNDS) : Map.of());
    }

    /// The error of each field, such as `amount: field required`.
    private static String sentence(List<FieldError> fields) {
        return fields.stream().map(ProblemReader::clause).collect(Collectors.joining("; "));
    }

    private static String clause(FieldError error) {
        // The first part says that it was in the body, the query or the path, which people need not know.
        var field = error.loc().stream().skip(1).map(Object::toString).collect(Collectors.joining("."));
        return field.isEmpty() ? error.msg() : field + ": " + error.msg();
    }
}
