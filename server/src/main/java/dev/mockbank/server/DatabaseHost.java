package dev.mockbank.server;

import dev.mockbank.server.db.DatabaseUrl;
import dev.mockbank.server.postgres.EmbeddedPostgres;
import dev.mockbank.server.process.ProcessMemory;
import dev.mockbank.server.settings.Settings;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The server's PostgreSQL: an external one, or the embedded one, which starts and stops with the server.
///
/// @param url      its address
/// @param embedded the embedded one; empty for an external one
record DatabaseHost(DatabaseUrl url, Optional<EmbeddedPostgres> embedded) implements AutoCloseable {

    /// The external one if it is set, otherwise the embedded one, started.
    static DatabaseHost open(Settings settings, Consumer<String> progress) {
        return settings.databaseUrl()
                .map(url -> new DatabaseHost(url, Optional.empty()))
                .orElseGet(() -> start(settings, progress));
    }

    /// `embedded` or `external`.
    String kind() {
        return embedded.isPresent() ? "embedded" : "external";
    }

    /// The memory of its processes, in bytes; empty for an external one.
    OptionalLong memory() {
        return embedded.map(postgres -> ProcessMemory.of(postgres.processes())).orElseGet(OptionalLong::empty);
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedPostgres::close);
    }

    private static DatabaseHost start(Settings settings, Consumer<String> progress) {
        var postgres = settings.postgresBinaries()
                .map(binaries -> EmbeddedPostgres.start(settings.home(), binaries, progress))
                .orElseGet(() -> EmbeddedPostgres.start(settings.home(), progress));
        var url = DatabaseUrl.of(postgres.jdbcUrl(), postgres.user(), postgres.password());
        return new DatabaseHost(url, Optional.of(postgres));
    }
}
