package dev.mockbank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What processes take of the memory, in KiB, as Linux tells it (source: proc(5)). Other systems do not tell.
final class Memory {

    private Memory() {}

    /// What a process has in memory, shared pages included.
    static OptionalLong residentKib(long pid) {
        return field(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
    }

    /// The same of a process and its children, with each shared page counted once.
    static OptionalLong proportionalKib(long pid) {
        var processes = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> field(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"), "Pss:"))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .toArray();
        return processes.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Arrays.stream(processes).sum());
    }

    /// A field whose value is a number and `kB`.
    static OptionalLong field(Path file, String name) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException notTold) {
            return OptionalLong.empty();
        }
    }
}
