package dev.mockbank.bench;

import dev.mockbank.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;

/// Where the results of a run go.
///
/// @param json     all of them
/// @param chart    the picture, which is left out where none can be drawn
/// @param document a Markdown text, whose part between the two marks becomes the tables
record Publication(Path json, Path chart, Path document) {

    static final String FONTS = " (Debian: apt-get install --no-install-recommends libfontconfig1 fonts-dejavu-core)";

    private static final String BEGIN = "<!-- figures: written by ./mvnw -Pbench -Dbench.publish -->";
    private static final String END = "<!-- end of the figures -->";

    /// Into the documentation of the project in this folder.
    static Publication documentation(Path project) {
        var docs = project.resolve("docs");
        return new Publication(
                docs.resolve("performance").resolve("bench.json"),
                docs.resolve("images").resolve("performance.png"),
                docs.resolve("performance.md"));
    }

    /// Into a folder of their own.
    static Publication folder(Path folder) {
        return new Publication(
                folder.resolve("bench.json"), folder.resolve("performance.png"), folder.resolve("performance.md"));
    }

    /// What was written.
    String files() {
        return Chart.drawable()
                ? "Written: %s, %s and %s".formatted(json, chart, document)
                : "Written: %s and %s. There is no chart, because this machine has no fonts%s"
                        .formatted(json, document, FONTS);
    }

    void write(Results results, String tables) {
        try {
            for (var file : List.of(json, chart, document)) {
                Files.createDirectories(file.resolveSibling(""));
            }
            var mapper = Json.mapper()
                    .rebuild()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(json, mapper.writeValueAsString(results) + "\n");
            if (Chart.drawable()) {
                new Chart(results).write(chart);
            }
            Files.writeString(document, document(tables));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String document(String tables) throws IOException {
        var picture = Chart.drawable()
                ? "![Rates of the API and of PostgreSQL itself, by clients](%s)\n\n".formatted(fromDocument(chart))
                : "";
        var figures = "%s\n\n%s%s\n".formatted(BEGIN, picture, tables);
        var text = Files.exists(document) ? Files.readString(document) : "";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        return begin < 0 || end < begin
                ? figures + END + "\n"
                : text.substring(0, begin) + figures + text.substring(end);
    }

    private String fromDocument(Path file) {
        var folder = document.resolveSibling("").toAbsolutePath();
        return folder.relativize(file.toAbsolutePath()).toString().replace('\\', '/');
    }
}
