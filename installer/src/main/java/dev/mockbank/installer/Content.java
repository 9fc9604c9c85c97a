package dev.mockbank.installer;

import dev.mockbank.installer.Image.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/// What the launchers find beside them on every platform: all jars, the files of JVM options, and PostgreSQL in
/// `postgres`. The jars `server.jar` and `console.jar` hold nothing but the names of a program's main class and jars.
final class Content {

    private Content() {}

    /// Gathers it in a new folder.
    static Path gather(Project project, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (var program : Program.values()) {
            for (var jar : project.jars(program)) {
                if (!Files.isRegularFile(jar)) {
                    throw new IllegalStateException("No jar, so the project was not packaged: " + jar);
                }
                var copy = folder.resolve(jar.getFileName());
                copy(jar, copy);
                WebJar.keepServed(copy);
            }
            writeStart(program, project.jars(program), folder.resolve(program.content() + ".jar"));
        }
        copy(project.file("server/jvm.args"), folder.resolve("server.args"));
        copy(project.file("server/jvm-dedicated.args"), folder.resolve("server-dedicated.args"));
        copy(project.file("admin-gui/jvm.args"), folder.resolve("console.args"));
        PostgresPrograms.unpack(folder.resolve("postgres"));
        return folder;
    }

    private static void writeStart(Program program, List<Path> jars, Path file) throws IOException {
        var names = jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.joining(" "));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.mainClass());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, names);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
    }

    /// Both programs have some jars in common.
    private static void copy(Path source, Path target) throws IOException {
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
}
