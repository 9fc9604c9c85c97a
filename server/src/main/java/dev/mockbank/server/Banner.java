package dev.mockbank.server;

import dev.mockbank.server.http.TlsFiles;
import dev.mockbank.server.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// What the server prints when it is ready: its address, and the first thing to do.
final class Banner {

    private Banner() {}

    static String of(Settings settings, MockbankServer server, long startNanos) {
        var address = settings.address().forClients(server.port());
        var seconds =
                String.format(Locale.ROOT, "%.1f", Duration.ofNanos(startNanos).toMillis() / 1000.0);
        var file = server.masterKey().file();
        var database = settings.databaseUrl().map(Object::toString).orElseGet(() -> "embedded, in " + settings.home());
        return """

                Mockbank %s is ready (%s s)

                  API            %s
                  Documentation  %s/docs
                  Database       %s
                  Master key     %s

                Create an API key:

                  curl %s-X POST %s/accounts/keys -H "x-api-key: %s" \\
                       -H "Content-Type: application/json" -d '{"name": "my first key"}'

                Ctrl-C stops the server.

                """.formatted(
                        Version.current(),
                        seconds,
                        address,
                        address,
                        database,
                        file.map(path -> "in " + path).orElse("as set in MASTER_API_KEY"),
                        settings.address().tls().map(Banner::trust).orElse(""),
                        address,
                        file.map(Banner::read).orElse("$MASTER_API_KEY"));
    }

    /// The client's option to trust a self-signed certificate.
    private static String trust(TlsFiles files) {
        return files.read().isSelfSigned() ? "--cacert " + quoted(files.certificate()) + " " : "";
    }

    /// A shell expression that reads a file.
    private static String read(Path file) {
        return "$(cat " + quoted(file) + ")";
    }

    /// A path, quoted for the shell.
    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "'\\''") + "'";
    }
}
