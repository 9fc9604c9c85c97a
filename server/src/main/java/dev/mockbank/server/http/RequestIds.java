package dev.mockbank.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/// Names requests: by the client's `X-Request-Id` when it is sane, by a random one otherwise.
final class RequestIds {

    static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    /// What may stand in a log and in a header without harm.
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestIds() {}

    static String of(ServerRequest request) {
        return request.headers()
                .first(HEADER)
                .filter(id -> SANE.matcher(id).matches())
                .orElseGet(RequestIds::next);
    }

    static String next() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
