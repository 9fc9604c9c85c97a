package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Temporary folders below the build's, which are on a real disk.
final class TargetFolder implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        var parent = Files.createDirectories(Path.of(System.getProperty("installer.folder"), "work", "tests"));
        return Files.createTempDirectory(parent, "test-");
    }
}
