package dev.mockbank.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Temporary folders below `target`.
public final class TargetFolder implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return create();
    }

    /// A new, empty folder.
    public static Path create() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "homes")), "home")
                .toAbsolutePath();
    }
}
