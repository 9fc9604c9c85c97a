package dev.mockbank.installer;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/// Runs the JDK's tools in this JVM, and programs of the system. What they say is shown when they fail.
final class Tool {

    private Tool() {}

    /// Runs a tool of the JDK that builds, such as `jlink`.
    static void jdk(String name, Object... arguments) {
        var tool = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IllegalStateException("The JDK that builds has no " + name));
        var said = new StringWriter();
        var writer = new PrintWriter(said, true);
        if (tool.run(writer, writer, texts(arguments).toArray(String[]::new)) != 0) {
            throw new IllegalStateException(name + " failed:\n" + said);
        }
    }

    /// Runs a program of the system in a folder.
    static void system(Path folder, Object... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(texts(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), System.out.charset());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(texts(command) + " failed:\n" + said);
        }
    }

    /// Whether a program is on the path.
    static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
    }

    private static List<String> texts(Object... values) {
        return Arrays.stream(values).map(Object::toString).toList();
    }
}
