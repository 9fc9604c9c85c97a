package dev.mockbank.server.limit;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the limiter says in the log while this is open.
final class LimitLog extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger("mockbank.limit");
    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();

    LimitLog() {
        logger.addHandler(this);
    }

    List<String> warnings() {
        return lines(Level.WARNING);
    }

    List<String> infos() {
        return lines(Level.INFO);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    private List<String> lines(Level level) {
        return lines.stream()
                .filter(line -> line.getLevel().equals(level))
                .map(line -> MessageFormat.format(line.getMessage(), line.getParameters()))
                .toList();
    }
}
