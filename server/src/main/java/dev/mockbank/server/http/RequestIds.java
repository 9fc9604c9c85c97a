package dev.mockbank.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// Ids of requests: the client's `X-Request-Id` when it is acceptable, a random one otherwise.
final class RequestIds {

    static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    /// What is harmless in a log and in a header.
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestIds() {}

    /// The id of a request. A header that was sent twice is ignored.
    static String of(Headers headers) {
        var ids = headers.all(HEADER, List::of);
        return ids.size() == 1 && SANE.matcher(ids.getFirst()).matches() ? ids.getFirst() : next();
    }

    static String next() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
