package dev.mockbank.server.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.sql");

    @Test
    void knowsItsNewestMigration() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            var newest = files.map(file -> MIGRATION.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Integer.valueOf(name.group(1)))
                    .max(Comparator.naturalOrder());
            assertThat(newest).map(String::valueOf).contains(Schema.NEWEST_VERSION);
        }
    }
}
