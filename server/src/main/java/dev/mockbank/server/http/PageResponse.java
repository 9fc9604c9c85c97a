package dev.mockbank.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers pages of lists: the rows as a bare array, and a `Link` to the next page (source: RFC 8288; the target is
/// relative, so that it holds behind any proxy).
public final class PageResponse {

    private PageResponse() {}

    /// The answer with a page.
    ///
    /// @param cursor the place in the list after a row
    public static <T> Response of(Request request, Slice<T> page, Function<T, Cursor> cursor) {
        var answer = Response.ok(page.rows());
        if (!page.more()) {
            return answer;
        }
        var next = cursor.apply(page.rows().getLast());
        return answer.with("Link", "<" + target(request, next) + ">; rel=\"next\"");
    }

    private static String target(Request request, Cursor cursor) {
        var kept = Stream.of(request.rawQuery().split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> !parameter.startsWith("cursor=") && !parameter.startsWith("offset="))
                .map(PageResponse::escaped);
        return request.publicPath() + "?"
                + Stream.concat(kept, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&"));
    }

    /// What a client may have sent bare but a URI in a header must not have.
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
