package dev.mockbank.server.process;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Writes the log to the standard output, one line a record. Lines are gathered for some milliseconds, so that the
/// access log of a busy server does not cost a system call for each request; warnings go out at once.
public final class LogOutput extends Handler {

    private static final int BUFFER_CHARACTERS = 64 * 1024;
    private static final long FLUSH_PERIOD_MILLIS = 50;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private final BufferedWriter out = new BufferedWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            BUFFER_CHARACTERS);
    private final ReentrantLock lock = new ReentrantLock();
    private final SimpleFormatter messages = new SimpleFormatter();

    /// Held here, because java.util.logging forgets the level of a logger that nobody holds.
    private final List<Logger> configured = new ArrayList<>();

    private boolean dirty;
    private long lastSecond;
    private String lastSecondText = SECOND.format(Instant.EPOCH);

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
        Thread.ofPlatform().daemon().name("log-flush").start(output::flushForever);
        return output;
    }

    @Override
    public void publish(LogRecord record) {
        lock.lock();
        try {
            out.write(line(record));
            dirty = true;
            if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
                out.flush();
            }
        } catch (IOException outputIsGone) {
            // There is nowhere to say so.
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() {
        lock.lock();
        try {
            if (dirty) {
                dirty = false;
                out.flush();
            }
        } catch (IOException outputIsGone) {
            // There is nowhere to say so.
        } finally {
            lock.unlock();
        }
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
        if (second != lastSecond) {
            lastSecond = second;
            lastSecondText = SECOND.format(Instant.ofEpochSecond(second));
        }
        int millis = 1000 + Math.floorMod(epochMillis, 1000);
        return lastSecondText + "." + Integer.toString(millis).substring(1) + "Z";
    }

    private void flushForever() {
        try {
            while (true) {
                Thread.sleep(FLUSH_PERIOD_MILLIS);
                flush();
            }
        } catch (InterruptedException e) {
            flush();
        }
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
