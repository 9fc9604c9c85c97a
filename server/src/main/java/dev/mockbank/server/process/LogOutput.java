package dev.mockbank.server.process;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Writes the log to standard output, one line for each record. Lines are buffered for some milliseconds; warnings
/// are written at once. An output that blocks delays no request; see [LogQueue].
public final class LogOutput extends Handler {

    private static final int BUFFER_CHARACTERS = 64 * 1024;
    private static final Duration FLUSH_BOUND = Duration.ofSeconds(2);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final LogQueue queue = LogQueue.to(new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            BUFFER_CHARACTERS));
    private final SimpleFormatter messages = new SimpleFormatter();

    /// Strong references: java.util.logging discards the level of a logger that is not referenced.
    private final List<Logger> configured = new ArrayList<>();

    private volatile Second lastSecond = new Second(0, SECOND.format(Instant.EPOCH));

    private record Second(long epochSecond, String text) {}

    private LogOutput() {}

    /// Directs all logging of this process here. The shutdown must end with a flush.
    public static LogOutput install(LogLevel level, boolean accessLog) {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        var output = new LogOutput();
        root.addHandler(output);
        root.setLevel(Level.WARNING);
        output.set("mockbank", julLevel(level));
        if (!accessLog) {
            output.set("mockbank.access", Level.OFF);
        }
        // The pool logs a stack trace for each broken connection; the server itself logs once what that means.
        output.set("com.zaxxer.hikari", Level.SEVERE);
        return output;
    }

    @Override
    public void publish(LogRecord record) {
        queue.add(line(record), record.getLevel().intValue() >= Level.WARNING.intValue());
    }

    /// Prints a line of the program itself, in order with the log.
    public void print(String line) {
        queue.add(line + "\n", true);
    }

    /// How many lines were dropped because the output blocked.
    public long droppedLines() {
        return queue.dropped();
    }

    /// Waits until everything is written, for a few seconds at most.
    @Override
    public void flush() {
        queue.flush(FLUSH_BOUND);
    }

    @Override
    public void close() {
        flush();
    }

    private String line(LogRecord record) {
        var line = new StringBuilder(160)
                .append(timestamp(record.getMillis()))
                .append(' ')
                .append(record.getLevel().getName())
                .append(' ')
                .append(record.getLoggerName())
                .append(' ')
                .append(record.getParameters() == null ? record.getMessage() : messages.formatMessage(record))
                .append('\n');
        if (record.getThrown() != null) {
            var trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            line.append(trace);
        }
        return line.toString();
    }

    /// The text of the second is reused for all lines of that second.
    private String timestamp(long epochMillis) {
        long second = Math.floorDiv(epochMillis, 1000);
        var last = lastSecond;
        if (second != last.epochSecond()) {
            last = new Second(second, SECOND.format(Instant.ofEpochSecond(second)));
            lastSecond = last;
        }
        int millis = 1000 + Math.floorMod(epochMillis, 1000);
        return last.text() + "." + Integer.toString(millis).substring(1) + "Z";
    }

    private void set(String name, Level level) {
        var logger = Logger.getLogger(name);
        logger.setLevel(level);
        configured.add(logger);
    }

    private static Level julLevel(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARNING -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        };
    }
}
