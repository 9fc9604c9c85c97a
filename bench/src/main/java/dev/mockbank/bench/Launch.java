package dev.mockbank.bench;

import java.nio.file.Path;
import java.util.List;

/// How the server's JVM is started: with the options and the class path of `./mvnw -Pserver`.
///
/// @param options   the file with the options
/// @param classPath the jars
record Launch(Path options, String classPath) {

    List<String> command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(java, "@" + options, "-classpath", classPath, "dev.mockbank.server.Main");
    }
}
