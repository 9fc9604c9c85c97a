package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
            // How people of other countries write numbers and times.
            "jdk.localedata",
            "jdk.management",
            "jdk.net",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    /// The languages whose way to write numbers and times comes along; in others they are written as in English.
    private static final String LANGUAGES = "cs,da,de,en,es,fi,fr,hu,it,ja,ko,nb,nl,pl,pt,ru,sv,tr,uk,zh";

    /// Of java.desktop, JavaFX uses a few classes, and nothing that draws.
    private static final String NATIVE_PARTS_OF_AWT = "/java.desktop/lib/*.so";

    private JavaRuntime() {}

    /// Links it. Classes are compressed: those that a start needs are in the caches.
    ///
    /// @param javaFx the folder with the modules of JavaFX
    static Path link(Path javaFx, Path target) throws IOException {
        var arguments = new ArrayList<Object>(List.of("--module-path", javaFx, "--add-modules", MODULES));
        arguments.addAll(List.of("--compress=zip-9", "--include-locales=" + LANGUAGES));
        arguments.addAll(List.of("--exclude-files=" + NATIVE_PARTS_OF_AWT, "--strip-java-debug-attributes"));
        arguments.addAll(List.of("--no-header-files", "--no-man-pages", "--output", target));
        Tool.jdk("jlink", arguments.toArray());
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
