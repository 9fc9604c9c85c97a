package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// A jar with scripts for browsers, as webjars.org publishes them.
final class WebJar {

    private static final String RESOURCES = "META-INF/resources/webjars";

    /// Source maps, and the same scripts once more for those who bundle them: no page of ours loads them.
    private static final Pattern UNUSED = Pattern.compile(".*\\.map|.*-es-bundle.*|swagger-ui\\.js|redoc\\.lib\\.js.*");

    private WebJar() {}

    /// Deletes from a jar what is never served; a jar that is no WebJar stays as it is.
    static void keepServed(Path jar) throws IOException {
        if (!isWebJar(jar)) {
            return;
        }
        try (var content = FileSystems.newFileSystem(jar)) {
            for (var file : files(content.getPath(RESOURCES))) {
                if (UNUSED.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isWebJar(Path jar) throws IOException {
        try (var content = FileSystems.newFileSystem(jar)) {
            return Files.exists(content.getPath(RESOURCES));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
