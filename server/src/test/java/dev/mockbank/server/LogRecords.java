package dev.mockbank.server;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What a part of the server says in the log while this is open.
public final class LogRecords extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    private LogRecords(Logger logger) {
        this.logger = logger;
    }

    /// Of the logger with a name.
    public static LogRecords of(String name) {
        var records = new LogRecords(Logger.getLogger(name));
        records.logger.addHandler(records);
        return records;
    }

    public List<String> warnings() {
        return messages(Level.WARNING);
    }

    public List<String> infos() {
        return messages(Level.INFO);
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }

    private List<String> messages(Level level) {
        return records.stream()
                .filter(record -> record.getLevel().equals(level))
                .map(record -> MessageFormat.format(record.getMessage(), record.getParameters()))
                .toList();
    }
}
