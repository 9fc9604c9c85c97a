package dev.mockbank.server.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Tells the service manager that the server is ready, where one has started it and waits for that. Source:
/// sd_notify(3). Its socket is of a kind that Java cannot open, so systemd's own program speaks to it.
public final class ReadyNotice {

    private static final Logger LOG = System.getLogger("mockbank.server");
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final int BOUND_SECONDS = 10;

    private ReadyNotice() {}

    /// Tells it. Without a service manager nothing is done.
    public static void send(Map<String, String> environment) {
        if (environment.getOrDefault(SOCKET, "").isEmpty()) {
            return;
        }
        try {
            var notice =
                    new ProcessBuilder("systemd-notify", "--ready").inheritIO().start();
            if (!notice.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || notice.exitValue() != 0) {
                LOG.log(Level.WARNING, "The service manager could not be told that the server is ready");
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The service manager could not be told that the server is ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
