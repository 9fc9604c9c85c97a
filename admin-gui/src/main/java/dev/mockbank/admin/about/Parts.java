package dev.mockbank.admin.about;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The parts of both programs and their licences, as the build has written them down from what it bundles.
final class Parts {

    private static final List<String> FILES = List.of("licences-of-the-console.txt", "licences-of-the-server.txt");

    /// A line of license-maven-plugin: `(Licence) (Another one) Name (group:artifact:version - address)`.
    private static final Pattern LINE =
            Pattern.compile("\\s*((?:\\((?:[^()]|\\([^()]*\\))*\\) )+)(.*) \\(\\S+:([^:\\s]+):([^:\\s]+) - .*\\)");

    private static final String UNKNOWN = "unknown";

    private Parts() {}

    /// The version of this console.
    static String version() {
        var properties = new Properties();
        try (var stream = Parts.class.getResourceAsStream("about.properties")) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", UNKNOWN);
    }

    /// All parts by their names; the Java runtime says where its own licences are.
    static List<Part> all() {
        var bundled = FILES.stream()
                .flatMap(Parts::lines)
                .flatMap(line -> read(line).stream())
                .distinct()
                .sorted(Comparator.comparing(Part::name, String.CASE_INSENSITIVE_ORDER));
        return Stream.concat(Stream.of(runtime()), bundled).toList();
    }

    private static Part runtime() {
        var legal = Path.of(System.getProperty("java.home"), "legal");
        return new Part(
                "Java " + Runtime.version() + " of " + System.getProperty("java.vendor"),
                "GPL 2 with the Classpath Exception; its parts' licences are in " + legal);
    }

    private static Stream<String> lines(String file) {
        try (var stream = Parts.class.getResourceAsStream(file)) {
            return stream == null ? Stream.empty() : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Part> read(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var licences = parts.group(1).strip();
        return Optional.of(new Part(
                parts.group(3) + " " + parts.group(4),
                licences.substring(1, licences.length() - 1).replace(") (", " or ")));
    }
}
