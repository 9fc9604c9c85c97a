package dev.mockbank.server.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Notifies the service manager that the server is ready, if one started it and waits for that (source:
/// sd_notify(3)). Java cannot open systemd's datagram socket, so systemd's own program sends the notification.
public final class ReadyNotice {

    private static final Logger LOG = System.getLogger("mockbank.server");
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final int BOUND_SECONDS = 10;

    private ReadyNotice() {}

    /// Sends the notification. Does nothing without a service manager.
    public static void send(Map<String, String> environment) {
        if (environment.getOrDefault(SOCKET, "").isEmpty()) {
            return;
        }
        try {
            var notice =
                    new ProcessBuilder("systemd-notify", "--ready").inheritIO().start();
            if (!notice.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || notice.exitValue() != 0) {
                LOG.log(Level.WARNING, "The service manager could not be notified that the server is ready");
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The service manager could not be notified that the server is ready", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
