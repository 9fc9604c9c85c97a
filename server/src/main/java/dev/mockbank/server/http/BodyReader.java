package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.problem.FieldError;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/// Reads a request's body as a JSON object, at most [#MAX_BODY_BYTES] of it.
final class BodyReader {

    /// The largest body, in bytes: 1 MiB.
    static final int MAX_BODY_BYTES = 1 << 20;

    /// A body that nobody wants is taken off the wire up to this size, in bytes; with a longer one the connection ends.
    static final int DRAINED_BYTES = 4 * MAX_BODY_BYTES;

    /// What is said of a request that takes too long to come.
    static final String TOO_SLOW =
            "The request did not come to its end in time; is its body as long as its Content-Length says?";

    private BodyReader() {}

    /// The fields of a body whose bytes were read.
    static Inputs inputs(byte[] bytes, ServerRequest http, JsonMapper json) {
        if (bytes.length == 0) {
            throw ProblemException.of(FieldErrors.MISSING.at("body"));
        }
        if (!isJson(http)) {
            throw ProblemException.of(FieldErrors.NOT_AN_OBJECT.at("body"));
        }
        return inputs(bytes, json);
    }

    /// The fields of a JSON object.
    static Inputs inputs(byte[] bytes, JsonMapper json) {
        var tree = parse(json, bytes);
        if (tree.isNull() || tree.isMissingNode()) {
            throw ProblemException.of(FieldErrors.MISSING.at("body"));
        }
        if (!tree.isObject()) {
            throw ProblemException.of(FieldErrors.NOT_AN_OBJECT.at("body"));
        }
        return Inputs.ofBody(tree);
    }

    /// The bytes of the body; to be read once.
    ///
    /// @throws BrokenBodyException when it does not come as the headers say
    static byte[] bytes(ServerRequest http) throws BrokenBodyException {
        if (http.headers().contentLength().orElse(0) > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        if (!http.content().hasEntity()) {
            return new byte[0];
        }
        try {
            // The stream is not closed: that would read on where reading just failed.
            var stream = http.content().inputStream();
            var bytes = stream.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                // Here, because Helidon gives the stream out only once.
                takeRest(stream);
                throw tooLarge();
            }
            return bytes;
        } catch (ProblemException refusal) {
            throw refusal;
        } catch (RequestException e) {
            var refusal = switch (e.status().code()) {
                case 408 -> tooSlow();
                case 413 -> tooLarge();
                default -> broken();
            };
            throw new BrokenBodyException(refusal, e);
        } catch (IOException | RuntimeException e) {
            throw new BrokenBodyException(broken(), e);
        }
    }

    /// Takes the rest of a refused body off the wire, up to [#DRAINED_BYTES], so that the client reads the answer
    /// instead of a reset.
    static void takeRest(InputStream body) throws IOException {
        try {
            body.skipNBytes(DRAINED_BYTES);
        } catch (EOFException complete) {
            // All of it was taken.
        }
    }

    private static ProblemException broken() {
        return ProblemException.of(400, "The body broke off, or is not framed as the headers say");
    }

    private static ProblemException tooSlow() {
        return ProblemException.of(408, TOO_SLOW);
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(413, "The body is larger than " + MAX_BODY_BYTES + " bytes");
    }

    /// A body without a content type is taken for JSON, as the reference service does.
    private static boolean isJson(ServerRequest http) {
        return http.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .map(type ->
                        type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json")))
                .orElse(true);
    }

    private static JsonNode parse(JsonMapper json, byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            throw ProblemException.of(brokenJson(e, sentence(e)));
        } catch (NumberFormatException exponentBeyondInteger) {
            throw ProblemException.of(brokenJson("A number is out of range", 0, 1, 1));
        }
    }

    /// What people read names no classes and no settings of a library.
    private static String sentence(JacksonException e) {
        return e instanceof MismatchedInputException
                ? "Extra data"
                : e.getOriginalMessage().replaceFirst("(?s), from `.*", ")").replaceFirst("(?s): .*", "");
    }

    private static FieldError brokenJson(JacksonException e, String message) {
        var location = e.getLocation();
        long offset = location == null ? 0 : Math.max(0, location.getByteOffset());
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return brokenJson(message, offset, line, column);
    }

    private static FieldError brokenJson(String message, long offset, int line, int column) {
        return new FieldError(
                List.of("body", offset),
                message + ": line " + line + " column " + column,
                "value_error.jsondecode",
                Map.of("msg", message, "pos", offset, "lineno", line, "colno", column));
    }
}
