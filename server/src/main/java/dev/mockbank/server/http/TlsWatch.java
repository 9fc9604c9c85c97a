package dev.mockbank.server.http;

import dev.mockbank.server.background.BackgroundTask;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Consumer;

/// Looks every few seconds whether the files for HTTPS are others, and takes what is new. What cannot be used, because
/// only one of two files is written yet, for example, changes nothing. Files are read, not watched: certbot renews by
/// turning links.
final class TlsWatch {

    private static final Logger LOG = System.getLogger("mockbank.tls");
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final TlsFiles files;
    private final ServerCertificate certificate;
    private TlsFiles.Contents seen;
    private String told = "";

    private TlsWatch(TlsFiles files, TlsFiles.Contents contents) {
        this.files = files;
        this.seen = contents;
        this.certificate = files.read(contents);
    }

    /// Reads the files for the first time.
    ///
    /// @throws IllegalStateException when they cannot be used; the message is a sentence for people
    static TlsWatch of(TlsFiles files) {
        return new TlsWatch(files, files.contents());
    }

    /// What was read first.
    ServerCertificate certificate() {
        return certificate;
    }

    /// Begins to look, until what it returns is closed.
    ///
    /// @param renewed takes the new certificate, for the connections to come
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
                // Only now: what cannot be used yet, because it is not valid before tomorrow, is looked at again.
                seen = contents;
                told = "";
                LOG.log(Level.INFO, "The certificate was renewed; it is valid until {0}.", fresh.validUntil());
            }
        } catch (IllegalStateException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    /// Says what is wrong once, and not every few seconds.
    private void tell(String sentence) {
        if (!sentence.equals(told)) {
            told = sentence;
            LOG.log(Level.WARNING, "The new certificate is not used, and the one before stays: {0}.", sentence);
        }
    }
}
