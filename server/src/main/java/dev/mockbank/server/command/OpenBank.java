package dev.mockbank.server.command;

import dev.mockbank.server.db.DatabaseProbe;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.db.Schema;
import dev.mockbank.server.postgres.EmbeddedPostgres;
import dev.mockbank.server.postgres.RunningPostgres;
import dev.mockbank.server.settings.Settings;
import java.io.PrintStream;
import java.util.Optional;

/// The bank's database, opened for a command: an external one; the embedded one of a running server; or the embedded
/// one, started for the duration of the command and stopped even if that is interrupted.
final class OpenBank implements AutoCloseable {

    private final DatabaseUrl url;
    private final Optional<EmbeddedPostgres> started;

    private OpenBank(DatabaseUrl url, Optional<EmbeddedPostgres> started) {
        this.url = url;
        this.started = started;
    }

    /// Opens it, even while a server uses it.
    ///
    /// @throws RuntimeException when it cannot be opened; the message is meant for the user
    static OpenBank open(Settings settings, PrintStream progress) {
        if (settings.databaseUrl().isPresent()) {
            return external(settings.databaseUrl().get(), progress);
        }
        return RunningPostgres.in(settings.home())
                .map(running -> new OpenBank(
                        DatabaseUrl.of(running.jdbcUrl(), running.user(), running.password()), Optional.empty()))
                .orElseGet(() -> start(settings, progress));
    }

    /// Opens it for exclusive use by this command.
    ///
    /// @throws RuntimeException when it cannot be opened, for example because a server uses it; the message is
    /// meant for the user
    static OpenBank openAlone(Settings settings, PrintStream progress) {
        return settings.databaseUrl().map(url -> external(url, progress)).orElseGet(() -> start(settings, progress));
    }

    DatabaseUrl url() {
        return url;
    }

    /// Creates or migrates the tables, as the server does at startup; but not while a server is running, which may be
    /// an older one.
    void prepare() {
        var probe = DatabaseProbe.of(url);
        if (probe.tables() != DatabaseProbe.Tables.CURRENT && probe.servers() > 0) {
            throw new IllegalStateException("The running server is of another version than this program; stop it"
                    + " first, or use the program of its version");
        }
        refuseNewer(probe);
        Schema.migrate(url);
    }

    /// Refuses tables of another version; changes nothing.
    void checkCurrent() {
        var probe = DatabaseProbe.of(url);
        refuseNewer(probe);
        if (probe.tables() != DatabaseProbe.Tables.CURRENT) {
            throw new IllegalStateException("The database at " + url.shown() + " has no tables of this version of"
                    + " Mockbank yet; start the server of this version once, or use the program that made them");
        }
    }

    @Override
    public void close() {
        started.ifPresent(EmbeddedPostgres::close);
    }

    private void refuseNewer(DatabaseProbe probe) {
        if (probe.tables() == DatabaseProbe.Tables.NEWER) {
            throw new IllegalStateException("The database at " + url.shown()
                    + " was used by a newer Mockbank; use the program of that version, or of a newer one");
        }
    }

    private static OpenBank external(DatabaseUrl url, PrintStream progress) {
        Schema.awaitDatabase(url, 0, progress::println);
        return new OpenBank(url, Optional.empty());
    }

    private static OpenBank start(Settings settings, PrintStream progress) {
        var postgres = settings.postgresBinaries()
                .map(binaries ->
                        EmbeddedPostgres.start(settings.home(), binaries, step -> progress.println(step + " …")))
                .orElseGet(() -> EmbeddedPostgres.start(settings.home(), step -> progress.println(step + " …")));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop"));
        var url = DatabaseUrl.of(postgres.jdbcUrl(), postgres.user(), postgres.password());
        return new OpenBank(url, Optional.of(postgres));
    }
}
