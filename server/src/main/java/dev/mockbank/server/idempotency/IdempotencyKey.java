package dev.mockbank.server.idempotency;

import dev.mockbank.server.problem.ProblemException;
import java.util.regex.Pattern;

/// The value of `Idempotency-Key` (source: draft-ietf-httpapi-idempotency-key-header-07).
///
/// @param text 1 to [#MAX_CHARACTERS] printable ASCII characters
record IdempotencyKey(String text) {

    static final int MAX_CHARACTERS = 255;

    /// A string in a structured field (source: RFC 9651, section 3.3.3).
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*+)\"");

    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern BARE = Pattern.compile("[ !#-~]*+");

    /// Parses the header's value: quoted, as in the draft, or bare, as most clients send it. Both are the same key.
    ///
    /// @throws ProblemException 400 when it is not valid
    static IdempotencyKey parse(String header) {
        var quoted = QUOTED.matcher(header);
        if (quoted.matches()) {
            return of(ESCAPED.matcher(quoted.group(1)).replaceAll("$1"));
        }
        if (BARE.matcher(header).matches()) {
            return of(header);
        }
        throw ProblemException.of(
                400, "The Idempotency-Key must be printable ASCII characters, either bare or in a pair of quotes");
    }

    private static IdempotencyKey of(String text) {
        if (text.isBlank() || text.length() > MAX_CHARACTERS) {
            throw ProblemException.of(400, "The Idempotency-Key must have 1 to " + MAX_CHARACTERS + " characters");
        }
        return new IdempotencyKey(text);
    }
}
