package dev.mockbank.server.inspector;

import dev.mockbank.server.http.BodyStart;
import dev.mockbank.server.http.Response;
import dev.mockbank.shared.RecordedExchange;
import dev.mockbank.shared.RecordedRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request and its response as they are kept.
///
/// @param path     path and query with keys masked
/// @param key      the id and name of the API key
/// @param request  what the client sent
/// @param response what the server sent
record Recorded(
        Instant at,
        String method,
        String path,
        int status,
        long nanos,
        String key,
        @Nullable String fault,
        boolean replayed,
        Message request,
        Message response) {

    /// What an entry takes besides its bodies and headers, in bytes: objects, path and key.
    private static final int FIXED_BYTES = 1024;

    /// What a header takes besides its text, in bytes.
    private static final int HEADER_BYTES = 100;

    private static final long NANOS_OF_HUNDREDTH = 10_000;
    private static final String REPLACEMENT = "\uFFFD";

    /// One side of an exchange.
    ///
    /// @param body null when there was none, or when it was not read
    record Message(List<Response.Field> headers, @Nullable BodyStart body) {

        private int bytes() {
            int bytes = body == null ? 0 : body.start().length;
            for (var header : headers) {
                bytes += HEADER_BYTES + header.name().length() + header.value().length();
            }
            return bytes;
        }

        private RecordedExchange.Message shown(Secrets secrets) {
            var shown = headers.stream()
                    .map(header -> new RecordedExchange.Header(
                            header.name(), secrets.maskedHeader(header.name(), header.value())))
                    .toList();
            if (body == null || body.bytes() == 0) {
                return new RecordedExchange.Message(shown, null, 0, false);
            }
            var start = body.start();
            boolean truncated = start.length < body.bytes();
            var text = new String(start, StandardCharsets.UTF_8);
            // The last character may have been cut.
            var whole = truncated && text.endsWith(REPLACEMENT) ? text.substring(0, text.length() - 1) : text;
            return new RecordedExchange.Message(shown, secrets.masked(whole), body.bytes(), truncated);
        }
    }

    /// How much memory it takes, in bytes, about.
    int bytes() {
        return FIXED_BYTES + path.length() + request.bytes() + response.bytes();
    }

    /// Without headers and bodies.
    RecordedRequest summary(long id, Secrets secrets) {
        return new RecordedRequest(id, at, method, secrets.masked(path), status, milliseconds(), key, fault, replayed);
    }

    /// With headers and bodies.
    RecordedExchange details(long id, Secrets secrets) {
        return new RecordedExchange(
                id,
                at,
                method,
                secrets.masked(path),
                status,
                milliseconds(),
                key,
                fault,
                replayed,
                request.shown(secrets),
                response.shown(secrets));
    }

    private BigDecimal milliseconds() {
        return BigDecimal.valueOf(nanos / NANOS_OF_HUNDREDTH, 2);
    }
}
