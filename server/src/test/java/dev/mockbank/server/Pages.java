package dev.mockbank.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Walks the pages of a list by their `Link` headers.
public final class Pages {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private Pages() {}

    /// The ids of all rows, in the order of the pages.
    public static List<Long> ids(TestBank bank, String path, String key) {
        var ids = new ArrayList<Long>();
        for (var next = Optional.of(path); next.isPresent(); ) {
            var page = bank.get(next.get(), key);
            if (page.status() != 200) {
                throw new IllegalStateException(page.text());
            }
            page.json().forEach(row -> ids.add(row.get("id").longValue()));
            next = next(page);
        }
        return ids;
    }

    /// Where the next page is.
    public static Optional<String> next(TestBank.Reply page) {
        return page.header("Link").map(link -> {
            var matcher = NEXT.matcher(link);
            if (!matcher.matches()) {
                throw new IllegalStateException("no link: " + link);
            }
            return matcher.group(1);
        });
    }
}
