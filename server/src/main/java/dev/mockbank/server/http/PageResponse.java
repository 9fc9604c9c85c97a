package dev.mockbank.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Responses with a page of a list: the rows as a bare array, and a `Link` to the next page (source: RFC 8288; the
/// target is relative, so that it is valid behind any proxy).
public final class PageResponse {

    private PageResponse() {}

    /// The response with a page.
    ///
    /// @param cursor the position in the list after a row
    public static <T> Response of(Request request, Slice<T> page, Function<T, Cursor> cursor) {
        var response = Response.ok(page.rows());
        return page.more() ? linked(response, request, cursor.apply(page.rows().getLast())) : response;
    }

    /// The response with a page that is JSON already.
    ///
    /// @param next where the next page begins; null when this is the last one
    public static Response of(Request request, byte[] json, @Nullable Cursor next) {
        var response = Response.bytes("application/json", json);
        return next == null ? response : linked(response, request, next);
    }

    private static Response linked(Response response, Request request, Cursor next) {
        return response.with("Link", "<" + target(request, next) + ">; rel=\"next\"");
    }

    private static String target(Request request, Cursor cursor) {
        var kept = Stream.of(request.rawQuery().split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> !parameter.startsWith("cursor=") && !parameter.startsWith("offset="))
                .map(PageResponse::escaped);
        return request.publicPath() + "?"
                + Stream.concat(kept, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
    }

    /// Percent-encodes what a client may have sent unencoded but a URI must not contain.
    private static String escaped(String parameter) {
        var escaped = new StringBuilder();
        parameter.codePoints().forEach(point -> {
            boolean bare = point > ' ' && point < 0x7f && "<>\"\\^`{|}".indexOf(point) < 0;
            var text = Character.toString(point);
            escaped.append(bare ? text : URLEncoder.encode(text, StandardCharsets.UTF_8));
        });
        return escaped.toString();
    }
}
