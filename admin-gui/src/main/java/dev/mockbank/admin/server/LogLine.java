package dev.mockbank.admin.server;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A line of the server's log. What is no record of its own, such as a line of a stack trace, has no time.
///
/// @param at      when it was written
/// @param level   `INFO`, `WARNING` or `SEVERE`; that of the record before for a line that belongs to it
/// @param source  which part of the server wrote it, such as `access`
/// @param message what it says
/// @param text    the whole line as it was printed
record LogLine(Optional<Instant> at, String level, String source, String message, String text) {

    static final String INFO = "INFO";

    private static final Pattern RECORD = Pattern.compile("(\\S+Z) ([A-Z]+) (\\S+) (.*)");
    private static final String LOGGERS = "mockbank.";
    private static final Pattern REQUEST = Pattern.compile("\\S+ (.*) \\S+");
    private static final Set<String> WARNINGS = Set.of("WARNING", "SEVERE");

    /// The requests by which the console watches the server.
    private static final Pattern WATCH = Pattern.compile("\\S+ GET (?:/metrics|/admin/info|/health/\\S*) 200 .*");

    /// Reads a line.
    ///
    /// @param levelBefore the level of the line before
    static LogLine of(String text, String levelBefore) {
        var parts = RECORD.matcher(text);
        if (parts.matches()) {
            try {
                var at = Instant.parse(parts.group(1));
                var logger = parts.group(3);
                var source = logger.startsWith(LOGGERS) ? logger.substring(LOGGERS.length()) : logger;
                return new LogLine(Optional.of(at), parts.group(2), source, parts.group(4), text);
            } catch (DateTimeParseException noRecord) {
                // Something that only looks like one.
            }
        }
        var level = text.startsWith("\t") || text.startsWith("Caused by:") ? levelBefore : INFO;
        return new LogLine(Optional.empty(), level, "", text.replace("\t", "    "), text);
    }

    /// Whether it tells of a request.
    boolean isRequest() {
        return source.equals("access");
    }

    /// What it says, of a request without whose it was and by which number it can be found.
    String brief() {
        var request = REQUEST.matcher(message);
        return isRequest() && request.matches() ? request.group(1) : message;
    }

    /// Whether it tells of something that should not be.
    boolean isWarning() {
        return WARNINGS.contains(level);
    }

    /// Whether it tells of a look by which the console watches the server: one a second, which nobody wants to read.
    boolean isWatch() {
        return isRequest() && WATCH.matcher(message).matches();
    }
}
