package dev.mockbank.installer;

import dev.mockbank.installer.Image.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The image on macOS and Windows, with the launchers of `jpackage`.
final class JpackageImage {

    static final String NAME = "Mockbank";

    private JpackageImage() {}

    static Image assemble(Project project, Path content, Path runtime, Path folder) throws IOException {
        var platform = Platform.current();
        var image = new Image(platform, folder.resolve(platform == Platform.MACOS ? NAME + ".app" : NAME));
        FileTree.delete(image.root());
        var arguments = new ArrayList<Object>(List.of("--type", "app-image", "--name", NAME));
        arguments.addAll(List.of("--app-version", version(project), "--dest", folder));
        arguments.addAll(List.of("--input", content, "--runtime-image", runtime));
        arguments.addAll(List.of("--icon", Icon.write(project, platform, folder.resolve("work"))));
        arguments.addAll(List.of("--main-jar", jar(Program.CONSOLE), "--main-class", Program.CONSOLE.mainClass()));
        for (var option : options(content, Program.CONSOLE)) {
            arguments.addAll(List.of("--java-options", option));
        }
        arguments.addAll(List.of("--add-launcher", "mockbank-server=" + server(content, folder.resolve("work"))));
        Tool.jdk("jpackage", arguments.toArray());
        return image;
    }

    /// The version as these platforms take it. Apple's begin at 1.
    static String version(Project project) {
        var numbers = project.numbers();
        return Platform.current() == Platform.MACOS && numbers.startsWith("0.") ? "1" + numbers.substring(1) : numbers;
    }

    private static Path server(Path content, Path folder) throws IOException {
        return Files.writeString(folder.resolve("mockbank-server.properties"), """
                        main-jar=%s
                        main-class=%s
                        java-options=%s
                        win-console=true
                        win-menu=false
                        win-shortcut=false
                        """.formatted(
                jar(Program.SERVER), Program.SERVER.mainClass(), String.join(" ", options(content, Program.SERVER))));
    }

    private static List<String> options(Path content, Program program) throws IOException {
        try (var lines = Files.lines(content.resolve(program.content() + ".args"))) {
            return Stream.concat(
                            lines.map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")),
                            Stream.of(
                                    "-Dstdout.encoding=UTF-8",
                                    "-Dstderr.encoding=UTF-8",
                                    "-Dmockbank.postgres-binaries=$APPDIR/postgres",
                                    "-XX:AOTCache=$APPDIR/" + program.content() + ".aot",
                                    "-Xlog:aot=off"))
                    .toList();
        }
    }

    private static String jar(Program program) {
        return program.content() + ".jar";
    }
}
