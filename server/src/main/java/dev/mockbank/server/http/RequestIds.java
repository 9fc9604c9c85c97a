package dev.mockbank.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// Names requests: by the client's `X-Request-Id` when it is sane, by a random one otherwise.
final class RequestIds {

    static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    /// What may stand in a log and in a header without harm.
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestIds() {}

    /// The name of a request; what came twice names nothing.
    static String of(Headers headers) {
        var ids = headers.all(HEADER, List::of);
        return ids.size() == 1 && SANE.matcher(ids.getFirst()).matches() ? ids.getFirst() : next();
    }

    static String next() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
