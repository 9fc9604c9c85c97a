package dev.mockbank.installer;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/// JavaFX as modules for `jlink`. Maven Central has them as jars with the native libraries among the classes, from
/// where a program would unpack them into the user's home; a `.jmod` takes them into the runtime.
final class JavaFxModules {

    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|dll)");

    private JavaFxModules() {}

    /// Makes a `.jmod` of each module.
    ///
    /// @param jars   JavaFX's; those without a module, which only name the platform's, are passed over
    /// @param folder where they are made
    /// @return the folder with the modules
    static Path make(List<Path> jars, Path folder) throws IOException {
        var modules = Files.createDirectories(folder.resolve("modules"));
        for (var jar : jars) {
            for (var found : ModuleFinder.of(jar).findAll()) {
                if (!found.descriptor().isAutomatic()) {
                    var name = found.descriptor().name();
                    var unpacked = Files.createDirectories(folder.resolve(name));
                    unpack(jar, unpacked);
                    Tool.jdk(
                            "jmod",
                            "create",
                            "--class-path",
                            unpacked.resolve("classes"),
                            "--libs",
                            unpacked.resolve("native"),
                            modules.resolve(name + ".jmod"));
                }
            }
        }
        return modules;
    }

    private static void unpack(Path jar, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("native"));
        try (var archive = new JarFile(jar.toFile())) {
            for (var entry : (Iterable<JarEntry>) archive.stream()::iterator) {
                if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
                    var part = NATIVE.matcher(entry.getName()).matches() ? "native" : "classes";
                    var file = folder.resolve(part).resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (var bytes = archive.getInputStream(entry)) {
                        Files.copy(bytes, file);
                    }
                }
            }
        }
    }
}
