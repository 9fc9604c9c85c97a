package dev.mockbank.admin.server;

import java.util.Optional;
import java.util.regex.Pattern;

/// A request as the server's access log tells of it: `127.0.0.1 GET /accounts?limit=5 200 0.6 ms ID key=3 web`.
///
/// @param target method, path and query
/// @param status the answer's status
/// @param rest   how long it took, and whose key it was
record LoggedRequest(String target, int status, String rest) {

    private static final Pattern LINE =
            Pattern.compile("\\S+ (\\S+ \\S+) (\\d{3}) (\\d+\\.\\d ms) \\S+(?: key=(\\d+)?\\s?(.*))?");
    private static final int REFUSED = 400;
    private static final int FAILED = 500;

    /// Reads what the access log says; empty when it is said in another way.
    static Optional<LoggedRequest> of(String message) {
        var parts = LINE.matcher(message);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var name = Optional.ofNullable(parts.group(5)).filter(text -> !text.isEmpty());
        var key = name.or(() -> Optional.ofNullable(parts.group(4)).map(number -> "#" + number));
        var rest = parts.group(3) + key.map(known -> "  key=" + known).orElse("");
        return Optional.of(new LoggedRequest(parts.group(1), Integer.parseInt(parts.group(2)), rest));
    }

    /// How grave its answer is.
    LogLine.Level level() {
        if (status >= FAILED) {
            return LogLine.Level.ERROR;
        }
        return status >= REFUSED ? LogLine.Level.WARN : LogLine.Level.INFO;
    }

    /// The request as the screen shows it.
    String shown() {
        return target + " " + status + " " + rest;
    }
}
