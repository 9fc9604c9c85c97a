package dev.mockbank.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A page of a list, and where the next one begins.
///
/// @param rows the rows in order
/// @param next the cursor of the next page; empty on the last
public record Page<T>(List<T> rows, Optional<Cursor> next) {

    /// The page of at most `limit` rows out of a query that asked for one more, to see whether there is a next page.
    public static <T> Page<T> of(List<T> rowsAndOneMore, int limit, Function<T, Cursor> cursor) {
        if (rowsAndOneMore.size() <= limit) {
            return new Page<>(rowsAndOneMore, Optional.empty());
        }
        var rows = rowsAndOneMore.subList(0, limit);
        return new Page<>(rows, Optional.of(cursor.apply(rows.getLast())));
    }

    /// The page as a bare array, with a `Link` to the next one (source: RFC 8288; the target is relative, so that it
    /// holds behind any proxy).
    public Answer answer(Request request) {
        var answer = Answer.ok(rows);
        return next.map(cursor -> answer.with("Link", "<" + target(request, cursor) + ">; rel=\"next\""))
                .orElse(answer);
    }

    private static String target(Request request, Cursor cursor) {
        var kept = Stream.of(request.rawQuery().split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> !parameter.startsWith("cursor=") && !parameter.startsWith("offset="))
                .map(Page::escaped);
        return request.rawPath() + "?"
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
