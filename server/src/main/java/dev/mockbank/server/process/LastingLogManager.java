package dev.mockbank.server.process;

import java.util.logging.LogManager;

/// Keeps the log open until the process exits. Java's own manager closes it as soon as the shutdown begins, and the
/// log lines of the last requests would be lost. Public, because java.util.logging creates it by name.
public final class LastingLogManager extends LogManager {

    /// Does nothing: [LogOutput] is flushed at the end of the shutdown.
    @Override
    public void reset() {}
}
