package dev.mockbank.server.process;

/// How much is logged.
public enum LogLevel {
    ERROR,
    WARNING,
    INFO,
    DEBUG
}
