package dev.mockbank.admin.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The command that starts the server: the launcher beside the console's own in an installed Mockbank, or the
/// classes of the build.
public final class ServerCommand {

    /// Where the build has put the server's classes.
    private static final String CLASSES = "mockbank.server.classes";

    /// The file that holds the class path of what the server needs.
    private static final String CLASS_PATH = "mockbank.server.class-path";

    /// The file that holds the options of the server's JVM.
    private static final String OPTIONS = "mockbank.server.options";

    /// Where the installed console's launcher is; set by the launcher.
    private static final String LAUNCHER = "jpackage.app-path";

    private ServerCommand() {}

    /// The command of this program.
    ///
    /// @throws ServerMissingException when there is none
    public static List<String> find() {
        return property(LAUNCHER)
                .map(ServerCommand::beside)
                .or(() -> property(CLASS_PATH).map(ServerCommand::built))
                .orElseThrow(
                        () -> new ServerMissingException(
                                "The server's program was not found. Install Mockbank again, or attach to a server elsewhere."));
    }

    private static List<String> beside(String launcher) {
        var name = launcher.endsWith(".exe") ? "mockbank-server.exe" : "mockbank-server";
        return List.of(Path.of(launcher).resolveSibling(name).toString());
    }

    private static List<String> built(String classPathFile) {
        try {
            var needed = Files.readString(Path.of(classPathFile)).strip();
            var classes = property(CLASSES).orElseThrow();
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + property(OPTIONS).orElseThrow(),
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "-classpath",
                    classes + File.pathSeparator + needed,
                    "dev.mockbank.server.Main");
        } catch (IOException e) {
            throw new ServerMissingException("The server is not built yet: " + classPathFile + " cannot be read.");
        }
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(text -> !text.isEmpty());
    }
}
