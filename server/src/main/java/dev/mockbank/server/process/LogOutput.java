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

/// Writes the log to the standard output, one line a record. Lines are gathered for some milliseconds; warnings go out
/// at once. An output that does not take them holds nobody up, see [LogQueue].
public final class LogOutput extends Handler {

    private static final int BUFFER_CHARACTERS = 64 * 1024;
    private static final Duration FLUSH_BOUND = Duration.ofSeconds(2);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final LogQueue queue = LogQueue.to(new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            BUFFER_CHARACTERS));
    private final SimpleFormatter messages = new SimpleFormatter();

    /// Held here, because java.util.logging forgets the level of a logger that nobody holds.
    private final List<Logger> configured = new ArrayList<>();

    private volatile Second lastSecond = new Second(0, SECOND.format(Instant.EPOCH));

    private record Second(long epochSecond, String text) {}

    private LogOutput() {}

    /// Sends all logging of this process here. Who ends the process flushes it at last.
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
        // Of each connection that breaks the pool tells a whole stack; what that means is told by us, once.
        output.set("com.zaxxer.hikari", Level.SEVERE);
        return output;
    }

    @Override
    public void publish(LogRecord record) {
        queue.add(line(record), record.getLevel().intValue() >= Level.WARNING.intValue());
    }

    /// Prints a line of the program itself, in its order among those of the log.
    public void print(String line) {
        queue.add(line + "\n", true);
    }

    /// How many lines were dropped, because the output did not take them.
    public long droppedLines() {
        return queue.dropped();
    }

    /// Waits until everything was written, for some seconds at the most.
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

    /// Most of a time's text is that of the line before; it is made once a second.
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
