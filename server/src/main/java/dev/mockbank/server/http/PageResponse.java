package dev.mockbank.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Responses with a page of a list: the rows as a bare array, and a `Link` to the next page (source: RFC 8288; the
/// target is relative, so that it is valid behind any proxy).
public final class PageResponse {

    private PageResponse() {}

    /// The response with a page.
    ///
    /// @param cursor the position in the list after a row
    public static <T> Response of(Request request, Slice<T> page, Function<T, Cursor> cursor) {
        var response = Response.ok(page.rows());
        if (!page.more()) {
            return response;
        }
        var next = cursor.apply(page.rows().getLast());
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
