package dev.mockbank.shared;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [RecordedRequest] with the headers and bodies of both sides.
///
/// @param request  what the client sent
/// @param response what the server sent
public record RecordedExchange(
        long id,
        Instant at,
        String method,
        String path,
        int status,
        BigDecimal milliseconds,
        String key,
        @Nullable String fault,
        boolean replayed,
        Message request,
        Message response) {

    /// The most that is kept of a body, in bytes.
    public static final int BODY_BYTES = 16 * 1024;

    /// One side of an exchange.
    ///
    /// @param headers       all headers, with keys masked
    /// @param body          the first [#BODY_BYTES] bytes of the decompressed body as text, with keys masked; null
    ///                      when there was none, or when the server did not read it
    /// @param bodyBytes     the size of the decompressed body
    /// @param bodyTruncated whether the body is longer than what is kept of it
    public record Message(List<Header> headers, @Nullable String body, long bodyBytes, boolean bodyTruncated) {}

    /// A header of a message.
    public record Header(String name, String value) {}
}
