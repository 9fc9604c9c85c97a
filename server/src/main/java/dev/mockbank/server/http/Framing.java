package dev.mockbank.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;
import java.util.regex.Pattern;

/// Judges whether the headers say in one way only where a request ends. Where they do not, a proxy and this server
/// could see two different requests in the same bytes (source: RFC 9112, section 11.2, "Request Smuggling").
final class Framing {

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private Framing() {}

    /// Whether there is one length, or the chunked coding alone, or neither. Helidon knows the coding in small letters
    /// only, and takes the first of two lengths.
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
