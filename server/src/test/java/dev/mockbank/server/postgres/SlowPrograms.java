package dev.mockbank.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// PostgreSQL's programs, of which `pg_ctl` takes its time when a file is there.
final class SlowPrograms {

    private SlowPrograms() {}

    /// Makes them.
    ///
    /// @param slowly the file
    static Path make(Path folder, Path slowly) throws IOException {
        Path real = TestPostgres.binaries();
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : new String[] {"lib", "share"}) {
            Files.createSymbolicLink(folder.resolve(name), real.resolve(name));
        }
        for (String name : new String[] {"postgres", "initdb"}) {
            Files.createSymbolicLink(
                    bin.resolve(name), real.resolve("bin").resolve(name).toAbsolutePath());
        }
        Path script = bin.resolve("pg_ctl");
        Files.writeString(script, """
                #!/bin/sh
                if [ -e "%1$s" ]; then
                    touch "%2$s"
                    sleep 4
                    rm "%2$s"
                fi
                exec "%3$s" "$@"
                """.formatted(
                        slowly, begun(slowly), real.resolve("bin/pg_ctl").toAbsolutePath()));
        script.toFile().setExecutable(true, false);
        return folder;
    }

    /// A file that is there while a slow start has not yet come to the real program.
    static Path begun(Path slowly) {
        return slowly.resolveSibling(slowly.getFileName() + ".begun");
    }
}
