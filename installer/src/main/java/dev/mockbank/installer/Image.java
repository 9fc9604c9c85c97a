package dev.mockbank.installer;

import java.io.IOException;
import java.nio.file.Path;

/// The image: a folder in which both programs run, wherever it lies.
record Image(Platform platform, Path root) {

    /// The programs of the image.
    enum Program {
        CONSOLE("console", "admin-gui", "dev.mockbank.admin.Main"),
        SERVER("server", "server", "dev.mockbank.server.Main");

        private final String content;
        private final String module;
        private final String mainClass;

        Program(String content, String module, String mainClass) {
            this.content = content;
            this.module = module;
            this.mainClass = mainClass;
        }

        /// The name of its jar, its JVM options and its cache.
        String content() {
            return content;
        }

        /// The module of the project that it is.
        String module() {
            return module;
        }

        String mainClass() {
            return mainClass;
        }
    }

    /// Assembles it anew.
    static Image assemble(Project project, Path content, Path runtime, Path folder)
            throws IOException, InterruptedException {
        return switch (Platform.current()) {
            case LINUX -> LinuxImage.assemble(project, content, runtime, folder);
            case MACOS, WINDOWS -> JpackageImage.assemble(project, content, runtime, folder);
        };
    }

    /// Where the jars are, and the caches.
    Path app() {
        return root.resolve(
                switch (platform) {
                    case LINUX -> "lib/app";
                    case MACOS -> "Contents/app";
                    case WINDOWS -> "app";
                });
    }

    /// The file that starts a program.
    Path executable(Program program) {
        var name = name(program);
        return root.resolve(
                switch (platform) {
                    case LINUX -> "bin/" + name;
                    case MACOS -> "Contents/MacOS/" + name;
                    case WINDOWS -> name + ".exe";
                });
    }

    /// The file that says how a program's JVM is started.
    Path launch(Program program) {
        return switch (platform) {
            case LINUX -> executable(program);
            case MACOS, WINDOWS -> app().resolve(name(program) + ".cfg");
        };
    }

    /// What the JVM has loaded and linked before, for a faster start.
    Path cache(Program program) {
        return app().resolve(program.content() + ".aot");
    }

    private String name(Program program) {
        return switch (program) {
            case CONSOLE -> platform == Platform.LINUX ? "mockbank" : "Mockbank";
            case SERVER -> "mockbank-server";
        };
    }
}
