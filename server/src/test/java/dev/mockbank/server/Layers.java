package dev.mockbank.server;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The packages of the server and what each of them stands on, as a document draws them: lines such as
/// `transfer, status  →  transaction`.
///
/// @param arrows of each package, those that it names
record Layers(Map<String, Set<String>> arrows) {

    private static final String ARROW = "→";
    private static final String ROOT = "server";
    private static final String SHARED = "shared";

    /// Reads the first drawing of arrows in a document.
    static Layers drawn(Path document) {
        var arrows = new TreeMap<String, Set<String>>();
        arrows.put(SHARED, Set.of());
        for (var line : lines(document)) {
            int arrow = line.indexOf(ARROW);
            for (var name : names(line.substring(0, arrow))) {
                arrows.computeIfAbsent(name, _ -> new TreeSet<>()).addAll(names(line.substring(arrow + 1)));
            }
        }
        return new Layers(arrows);
    }

    /// Each package uses what it names and what this may use, and nothing else of ours; every class is in a package
    /// that is drawn.
    ArchRule rule() {
        var rule = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (var name : arrows.keySet()) {
            rule = rule.layer(name).definedBy(packageOf(name));
        }
        for (var name : arrows.keySet()) {
            rule = limited(rule, name);
        }
        return rule.ensureAllClassesAreContainedInArchitecture();
    }

    private LayeredArchitecture limited(LayeredArchitecture rule, String name) {
        var below = below(name);
        var layer = rule.whereLayer(name);
        return below.isEmpty() ? layer.mayNotAccessAnyLayer() : layer.mayOnlyAccessLayers(below.toArray(String[]::new));
    }

    private Set<String> below(String name) {
        var below = new TreeSet<String>();
        var next = new ArrayDeque<>(arrows.getOrDefault(name, Set.of()));
        while (!next.isEmpty()) {
            var other = next.remove();
            if (other.equals(name) || !arrows.containsKey(other)) {
                throw new IllegalStateException(
                        other.equals(name) ? name + " stands on itself" : other + " has no line of its own");
            }
            if (below.add(other)) {
                next.addAll(arrows.getOrDefault(other, Set.of()));
            }
        }
        return below;
    }

    private static String packageOf(String name) {
        return switch (name) {
            case ROOT -> "dev.mockbank.server";
            case SHARED -> "dev.mockbank.shared..";
            default -> "dev.mockbank.server." + name + "..";
        };
    }

    private static Set<String> names(String list) {
        var names = new TreeSet<String>();
        Stream.of(list.split(","))
                .map(String::strip)
                .filter(name -> !name.equals("none"))
                .forEach(names::add);
        return names;
    }

    private static List<String> lines(Path document) {
        try (var lines = Files.lines(document)) {
            return lines.dropWhile(line -> !line.contains(ARROW))
                    .takeWhile(line -> line.contains(ARROW))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
