package dev.mockbank.server.postgres;

import java.nio.file.Path;

/// PostgreSQL's programs for tests outside this package: unpacked once, because that is the slow part of a first start.
public final class UnpackedPrograms {

    private UnpackedPrograms() {}

    /// The value for POSTGRES_BINARIES.
    public static Path folder() {
        return TestPostgres.binaries();
    }
}
