package dev.mockbank.server.http;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The origins whose pages may call the API.
///
/// @param all       whether every origin may
/// @param localhost whether pages on `localhost`, `127.0.0.1` and `[::1]` may, on any port
/// @param exact     further origins, such as `https://app.example.com`
public record CorsOrigins(boolean all, boolean localhost, Set<String> exact) {

    private static final Pattern LOCALHOST =
            Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s,]+");

    /// Reads a list such as `localhost, https://app.example.com`; `*` is every origin, `none` no origin.
    ///
    /// @throws IllegalArgumentException when an entry is invalid; the message names it
    public static CorsOrigins parse(String text) {
        var entries = Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.equals(List.of("none"))) {
            return new CorsOrigins(false, false, Set.of());
        }
        var exact = entries.stream()
                .filter(entry -> !entry.equals("*") && !entry.equals("localhost"))
                .collect(Collectors.toUnmodifiableSet());
        for (var origin : exact) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("'" + origin + "' is not an origin");
            }
        }
        return new CorsOrigins(entries.contains("*"), entries.contains("localhost"), exact);
    }

    /// Whether pages of this origin may call the API.
    boolean allow(String origin) {
        return all
                || exact.contains(origin)
                || (localhost && LOCALHOST.matcher(origin).matches());
    }
}
