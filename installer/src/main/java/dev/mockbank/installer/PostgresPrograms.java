package dev.mockbank.installer;

import dev.mockbank.server.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// PostgreSQL's programs with what the bank needs of them: not the extensions that it does not use, and nothing to
/// write programs with.
final class PostgresPrograms {

    /// What `initdb` and the bank's migrations load. The encodings of others than UTF-8 are left out.
    private static final Pattern USED_MODULE = Pattern.compile("(dict_snowball|pg_trgm|btree_gin|plpgsql)\\..*");

    private static final Pattern USED_EXTENSION = Pattern.compile("(pg_trgm|btree_gin|plpgsql)\\b.*");
    private static final Pattern USED_LIBRARY = Pattern.compile("(?!libecpg|libpgtypes|libxslt|libossp|pkgconfig).*");

    private PostgresPrograms() {}

    /// Unpacks them into a new folder.
    static void unpack(Path folder) throws IOException {
        EmbeddedPostgres.unpackPrograms(folder);
        keep(folder.resolve("lib/postgresql"), USED_MODULE);
        keep(folder.resolve("share/postgresql/extension"), USED_EXTENSION);
        keep(folder.resolve("lib"), USED_LIBRARY);
    }

    /// Windows has other folders, and keeps all.
    private static void keep(Path folder, Pattern used) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    if (!used.matcher(file.getFileName().toString()).matches()) {
                        FileTree.delete(file);
                    }
                }
            }
        }
    }
}
