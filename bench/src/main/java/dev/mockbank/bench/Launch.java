package dev.mockbank.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the server is started: with the JVM's options and the class path of `./mvnw -Pserver`.
///
/// @param server the server's folder in the built project
/// @param jvm    the name of the file with the JVM's options there
record Launch(Path server, String jvm) {

    List<String> command() {
        var target = server.resolve("target");
        try {
            return List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "@" + server.resolve(jvm + ".args"),
                    "-classpath",
                    target.resolve("classes")
                            + File.pathSeparator
                            + Files.readString(target.resolve("class-path")).strip(),
                    "dev.mockbank.server.Main");
        } catch (IOException e) {
            throw new UncheckedIOException("The server is not built yet", e);
        }
    }
}
