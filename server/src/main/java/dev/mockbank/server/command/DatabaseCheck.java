package dev.mockbank.server.command;

import dev.mockbank.server.db.DatabaseProbe;
import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.postgres.EmbeddedPostgresException;
import dev.mockbank.server.postgres.RunningPostgres;
import dev.mockbank.server.postgres.StartCheck;
import dev.mockbank.server.settings.Settings;

/// Checks whether the database can be used: an external one, or the embedded one, running or not.
final class DatabaseCheck {

    private static final String SUBJECT = "database";
    private static final String STANDBY = "standby";

    private DatabaseCheck() {}

    static Finding find(Settings settings) {
        try {
            var external = settings.databaseUrl();
            return external.isPresent() ? look(external.get(), external.get().shown()) : embedded(settings);
        } catch (EmbeddedPostgresException e) {
            return Finding.wrong(SUBJECT, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            return Finding.wrong(SUBJECT, e.getMessage() + ". Check DATABASE_URL, and whether the database is running");
        }
    }

    /// Its connections only go to hosts that are standbys, so that one that answers is a standby.
    static Finding findStandby(DatabaseUrl url) {
        try {
            return Finding.right(
                    STANDBY, "PostgreSQL " + DatabaseProbe.of(url).version() + " (" + url.shown() + ") answers");
        } catch (IllegalStateException e) {
            return Finding.wrong(
                    STANDBY,
                    e.getMessage()
                            + ". Check DATABASE_READ_URL; until it can be reached, the primary serves all reads");
        }
    }

    private static Finding embedded(Settings settings) {
        var running = RunningPostgres.in(settings.home());
        if (running.isPresent()) {
            var postgres = running.get();
            var url = DatabaseUrl.of(postgres.jdbcUrl(), postgres.user(), postgres.password());
            return look(
                    url,
                    "embedded, in " + settings.home() + ", used by the server with process id " + postgres.serverPid());
        }
        boolean there = StartCheck.holdsDatabase(settings.home(), settings.postgresBinaries());
        return Finding.right(
                SUBJECT,
                "embedded, in " + settings.home() + (there ? ", not running" : ", to be created by the first start"));
    }

    private static Finding look(DatabaseUrl url, String place) {
        var probe = DatabaseProbe.of(url);
        var found = "PostgreSQL " + probe.version() + " (" + place + ")";
        if (!probe.supported()) {
            return Finding.wrong(SUBJECT, found + " is too old; Mockbank needs PostgreSQL 15 or newer");
        }
        if (!probe.writable()) {
            return Finding.wrong(
                    SUBJECT,
                    found + " is read-only, like a standby; set DATABASE_URL to the primary, or name all hosts and add"
                            + " ?target_session_attrs=read-write");
        }
        return switch (probe.tables()) {
            case CURRENT -> Finding.right(SUBJECT, found + " answers");
            case NEWER ->
                Finding.wrong(SUBJECT, found + " was used by a newer Mockbank; start that version or a newer one");
            case NONE, REFERENCE, OLDER ->
                probe.mayCreate()
                        ? Finding.right(SUBJECT, found + " answers; the next start " + willDo(probe.tables()))
                        : Finding.wrong(
                                SUBJECT,
                                found
                                        + " does not permit its user to create tables; run GRANT CREATE ON SCHEMA public for that user");
        };
    }

    private static String willDo(DatabaseProbe.Tables tables) {
        return switch (tables) {
            case NONE -> "creates the tables";
            case REFERENCE -> "takes over the tables of the Python service";
            case OLDER -> "migrates the tables of an older Mockbank";
            case CURRENT, NEWER -> throw new IllegalStateException("nothing to do for " + tables);
        };
    }
}
