package dev.mockbank.server.process;

import java.util.logging.LogManager;

/// Keeps the log open to the end. Java's own manager closes it as soon as a stop begins, and what is said of the last
/// requests would be lost. Public, because java.util.logging makes it by its name.
public final class LastingLogManager extends LogManager {

    /// Closes nothing: [LogOutput] is flushed at the end of the stop.
    @Override
    public void reset() {}
}
