package dev.mockbank.admin.server;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A line of the server's log. What is no record of its own, such as a line of a stack trace, has no time.
///
/// @param at      when it was written
/// @param level   how grave it is; that of the record before for a line that belongs to it
/// @param source  which part of the server wrote it, such as `access`
/// @param message what it says
/// @param request the request that it tells of, if it does
/// @param text    the whole line as it was printed
record LogLine(
        Optional<Instant> at,
        Level level,
        String source,
        String message,
        Optional<LoggedRequest> request,
        String text) {

    private static final Pattern RECORD = Pattern.compile("(\\S+Z) ([A-Z]+) (\\S+) (.*)");
    private static final String LOGGERS = "mockbank.";
    private static final String ACCESS = "access";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /// How grave it is, by the word that is shown.
    enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR;

        /// The level by its name in the log.
        private static Level named(String name) {
            return switch (name) {
                case "WARNING" -> WARN;
                case "SEVERE" -> ERROR;
                case "INFO" -> INFO;
                default -> DEBUG;
            };
        }
    }

    /// Reads a line.
    ///
    /// @param before the level of the line before
    static LogLine of(String text, Level before) {
        var parts = RECORD.matcher(text);
        if (parts.matches()) {
            try {
                var at = Instant.parse(parts.group(1));
                return record(at, Level.named(parts.group(2)), parts.group(3), parts.group(4), text);
            } catch (DateTimeParseException noRecord) {
                // Something that only looks like one.
            }
        }
        var level = text.startsWith("\t") || text.startsWith("Caused by:") ? before : Level.INFO;
        return new LogLine(Optional.empty(), level, "", text.replace("\t", "    "), Optional.empty(), text);
    }

    private static LogLine record(Instant at, Level level, String logger, String message, String text) {
        var source = logger.startsWith(LOGGERS) ? logger.substring(LOGGERS.length()) : logger;
        var request = source.equals(ACCESS) ? LoggedRequest.of(message) : Optional.<LoggedRequest>empty();
        // The log calls every request ordinary; whoever looks for what went wrong looks for the refused ones, too.
        var shown = request.map(LoggedRequest::level)
                .filter(graver -> graver.compareTo(level) > 0)
                .orElse(level);
        return new LogLine(Optional.of(at), shown, source, message, request, text);
    }

    /// When it was written, in the user's zone; empty for what is no record.
    String time() {
        return at.map(instant -> TIME.format(instant.atZone(ZoneId.systemDefault())))
                .orElse("");
    }

    /// Whether it tells of something that should not be.
    boolean isWarning() {
        return level.compareTo(Level.WARN) >= 0;
    }

    /// The line as the screen shows it.
    String shown() {
        var said = request.map(LoggedRequest::shown).orElse(message);
        return at.isEmpty()
                ? said
                : Stream.of(time(), "%-5s".formatted(level), "%-8s".formatted(source), said)
                        .collect(Collectors.joining(" "));
    }
}
