package dev.mockbank.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.regex.Pattern;

/// Checks that the headers are unambiguous about where a request ends. If they are not, a proxy and this server could
/// see different requests in the same bytes (source: RFC 9112, section 11.2, "Request Smuggling").
final class Framing {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private Framing() {}

    /// Whether there is exactly one length, or the chunked coding alone, or neither. Helidon recognises the coding in
    /// lower case only, and uses the first of two lengths.
    static boolean isSound(Headers headers) {
        var lengths = values(headers, HeaderNames.CONTENT_LENGTH);
        var codings = values(headers, HeaderNames.TRANSFER_ENCODING);
        if (!codings.isEmpty()) {
            return lengths.isEmpty() && codings.equals(List.of("chunked"));
        }
        return lengths.isEmpty()
                || (lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches());
    }

    private static List<String> values(Headers headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).allValues() : List.of();
    }
}
