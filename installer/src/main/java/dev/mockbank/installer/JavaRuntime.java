package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The Java runtime that both programs share: the JDK that builds, cut down to what they need, with JavaFX in it.
final class JavaRuntime {

    /// What the programs and their libraries use, also by reflection, so `jdeps` does not know it all.
    private static final String MODULES = String.join(
            ",",
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.security.jgss",
            "java.sql",
            "java.xml",
            "javafx.controls",
            "jdk.crypto.ec",
            "jdk.jfr",
            // How people of other countries write numbers and times.
            "jdk.localedata",
            "jdk.management",
            "jdk.net",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    private JavaRuntime() {}

    /// Links it. Classes are not compressed: that makes the start faster, and packages, which compress better, smaller.
    ///
    /// @param javaFx the folder with the modules of JavaFX
    static Path link(Path javaFx, Path target) throws IOException {
        Tool.jdk(
                "jlink",
                "--module-path",
                javaFx,
                "--add-modules",
                MODULES,
                "--compress=zip-0",
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                target);
        keepOnlyJava(target.resolve("bin"));
        return target;
    }

    private static void keepOnlyJava(Path programs) throws IOException {
        try (var files = Files.list(programs)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!name.matches("javaw?(\\.exe)?|.*\\.dll|server|client")) {
                    Files.delete(file);
                }
            }
        }
    }
}
