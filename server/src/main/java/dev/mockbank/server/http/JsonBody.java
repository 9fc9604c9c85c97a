package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.Json;
import dev.mockbank.shared.problem.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// Parses a body as a JSON object. The number of tokens is bounded as well as that of bytes: 1 MiB of `{},` would
/// become 90 MB of objects.
final class JsonBody {

    /// How many tokens (names, values and brackets) a body may have. The largest batch has 12,004.
    static final int MAX_TOKENS = 50_000;

    private final JsonMapper json = Json.mapper(MAX_TOKENS);

    /// The fields of a body.
    ///
    /// @param mediaType its `Content-Type`; a body without one is parsed as JSON, as the reference service does
    /// @throws ProblemException 422 when it is not a JSON object
    Inputs read(byte[] bytes, Optional<String> mediaType) {
        if (bytes.length == 0) {
            throw ProblemException.of(FieldErrors.MISSING.at("body"));
        }
        if (!mediaType.map(JsonBody::isJson).orElse(true)) {
            throw ProblemException.of(FieldErrors.NOT_AN_OBJECT.at("body"));
        }
        var tree = parse(bytes);
        if (tree.isNull() || tree.isMissingNode()) {
            throw ProblemException.of(FieldErrors.MISSING.at("body"));
        }
        if (!tree.isObject()) {
            throw ProblemException.of(FieldErrors.NOT_AN_OBJECT.at("body"));
        }
        return Inputs.ofBody(tree);
    }

    private static boolean isJson(String mediaType) {
        var type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }

    private JsonNode parse(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw ProblemException.of(broken(e, sentence(e)));
        } catch (NumberFormatException exponentBeyondInteger) {
            throw ProblemException.of(broken("A number is out of range", 0, 1, 1));
        }
    }

    /// Jackson's message without the names of its classes and settings.
    private static String sentence(JacksonException e) {
        return e instanceof MismatchedInputException
                ? "Extra data"
                : e.getOriginalMessage().replaceFirst("(?s), from `.*", ")").replaceFirst("(?s): .*", "");
    }

    private static FieldError broken(JacksonException e, String message) {
        var location = e.getLocation();
        long offset = location == null ? 0 : Math.max(0, location.getByteOffset());
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return broken(message, offset, line, column);
    }

    private static FieldError broken(String message, long offset, int line, int column) {
        return new FieldError(
                List.of("body", offset),
                message + ": line " + line + " column " + column,
                "value_error.jsondecode",
                Map.of("msg", message, "pos", offset, "lineno", line, "colno", column));
    }
}
