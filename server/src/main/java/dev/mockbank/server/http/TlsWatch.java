package dev.mockbank.server.http;

import dev.mockbank.server.background.BackgroundTask;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/// Checks every few seconds whether the files for HTTPS have changed, and reloads them. Files that cannot be used,
/// for example because only one of the two is written yet, change nothing. The files are read rather than watched,
/// because certbot renews them by replacing symbolic links.
final class TlsWatch {

    private static final Logger LOG = System.getLogger("mockbank.tls");
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final TlsFiles files;
    private final ServerCertificate certificate;
    private TlsFiles.Contents seen;
    private String reported = "";

    private TlsWatch(TlsFiles files, TlsFiles.Contents contents) {
        this.files = files;
        this.seen = contents;
        this.certificate = files.read(contents);
    }

    /// Reads the files for the first time.
    ///
    /// @throws IllegalStateException when they cannot be used; the message is meant for the user
    static TlsWatch of(TlsFiles files) {
        return new TlsWatch(files, files.contents());
    }

    /// The certificate that was read first.
    ServerCertificate certificate() {
        return certificate;
    }

    /// Starts checking, until the returned task is closed.
    ///
    /// @param renewed receives the new certificate, for new connections
    BackgroundTask start(Consumer<ServerCertificate> renewed) {
        return BackgroundTask.start("tls-watch", "The files for HTTPS could not be checked", PERIOD, () -> {
            look(renewed);
            return PERIOD;
        });
    }

    private void look(Consumer<ServerCertificate> renewed) {
        try {
            var contents = files.contents();
            if (!contents.equals(seen)) {
                var fresh = files.read(contents);
                renewed.accept(fresh);
                // Only now: files that cannot be used yet, for example because the certificate is not valid before
                // tomorrow, are checked again.
                seen = contents;
                reported = "";
                LOG.log(Level.INFO, "The certificate was renewed; it is valid until {0}.", fresh.validUntil());
            }
        } catch (IllegalStateException e) {
            report(String.valueOf(e.getMessage()));
        }
    }

    /// Logs a problem once, not every few seconds.
    private void report(String sentence) {
        if (!sentence.equals(reported)) {
            reported = sentence;
            LOG.log(Level.WARNING, "The new certificate cannot be used; the previous one stays in use: {0}.", sentence);
        }
    }
}
