package dev.mockbank.server.http;

import java.util.regex.Pattern;

/// A request's target as the access log shows it: path and query as they were sent, in printable characters,
/// truncated to [#MAX_CHARACTERS]. What may be a key, by its parameter's name or its prefix, is masked.
final class LoggedTarget {

    static final int MAX_CHARACTERS = 300;

    private static final Pattern SECRET_PARAMETER =
            Pattern.compile("(?i)((?:^|&)[^=&]*(?:key|token|secret|password|%)[^=&]*=)[^&]*");

    private LoggedTarget() {}

    static String of(Request request) {
        return text(request.rawPath(), request.rawQuery());
    }

    static String text(String path, String query) {
        var target = masked(path, query);
        var cut = target.length() > MAX_CHARACTERS ? target.substring(0, MAX_CHARACTERS) + "…" : target;
        return isPrintable(cut) ? cut : cut.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }

    /// The target at full length.
    static String masked(String path, String query) {
        var parameters = SECRET_PARAMETER.matcher(query).replaceAll("$1" + KeyMask.MASK);
        return KeyMask.of(query.isEmpty() ? path : path + "?" + parameters);
    }

    private static boolean isPrintable(String text) {
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character < ' ' || character > '~') {
                return character == '…' && at == text.length() - 1;
            }
        }
        return true;
    }
}
