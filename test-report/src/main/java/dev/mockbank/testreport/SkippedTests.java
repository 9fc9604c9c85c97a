package dev.mockbank.testreport;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The last step of the build: one list of the tests of all modules that were skipped, by what they lacked. It reads
/// the reports that Surefire and Failsafe write, and prints nothing when no test was skipped.
public final class SkippedTests {

    private static final List<String> REPORTS = List.of("target/surefire-reports", "target/failsafe-reports");

    private SkippedTests() {}

    /// Prints the list.
    ///
    /// @param arguments the project's folder, and when the build began: reports from before that are old
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var skipped = find(Path.of(arguments[0]), Instant.parse(arguments[1]));
        if (!skipped.isEmpty()) {
            out.println(text(skipped));
        }
    }

    /// The skipped tests of all modules, from the reports that were written since.
    static List<SkippedTest> find(Path project, Instant since) throws IOException {
        var skipped = new ArrayList<SkippedTest>();
        try (var modules = Files.list(project)) {
            for (var module : modules.sorted().toList()) {
                for (var reports : REPORTS) {
                    for (var report : reports(module.resolve(reports), since)) {
                        skipped.addAll(SkippedTest.read(report));
                    }
                }
            }
        }
        return skipped;
    }

    /// A line for each reason, and beneath it the classes with their tests.
    static String text(List<SkippedTest> skipped) {
        var reasons = new TreeMap<String, TreeMap<String, TreeSet<String>>>();
        for (var test : skipped) {
            reasons.computeIfAbsent(test.reason(), _ -> new TreeMap<>())
                    .computeIfAbsent(test.className(), _ -> new TreeSet<>())
                    .add(test.name());
        }
        var text = new StringBuilder("%nSkipped tests: %d".formatted(skipped.size()));
        reasons.forEach((reason, classes) -> {
            text.append("%n  %s".formatted(reason));
            classes.forEach((name, tests) -> text.append("%n    %s: %s".formatted(name, String.join(", ", tests))));
        });
        return text.append(System.lineSeparator()).toString();
    }

    private static List<Path> reports(Path folder, Instant since) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            var reports = new ArrayList<Path>();
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.startsWith("TEST-")
                        && name.endsWith(".xml")
                        && !Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    reports.add(file);
                }
            }
            return reports;
        }
    }
}
