package dev.mockbank.server.fault;

/// A path in which `*` stands for any characters, also none.
final class PathPattern {

    private static final char ANY = '*';

    private final String pattern;

    PathPattern(String pattern) {
        this.pattern = pattern;
    }

    /// Whether all of a path is of this form. The time is at most the product of both lengths, whatever
    /// the pattern: only the last `*` is ever tried again.
    boolean matches(String path) {
        int at = 0;
        int next = 0;
        int lastAny = -1;
        int lastAnyAt = 0;
        while (at < path.length()) {
            if (next < pattern.length() && pattern.charAt(next) == ANY) {
                lastAny = next++;
                lastAnyAt = at;
            } else if (next < pattern.length() && pattern.charAt(next) == path.charAt(at)) {
                next++;
                at++;
            } else if (lastAny >= 0) {
                next = lastAny + 1;
                lastAnyAt++;
                at = lastAnyAt;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == ANY) {
            next++;
        }
        return next == pattern.length();
    }
}
