package dev.mockbank.server.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The memory use of processes. On Linux shared memory is divided among the processes that share it (the `Pss` of
/// `/proc/PID/smaps_rollup`, proc(5)); elsewhere it is the resident set size of `ps`. Where there is neither, it is
/// unknown.
public final class ProcessMemory {

    private static final long KIBIBYTE = 1024;
    private static final String SHARE = "Pss:";
    private static final int PS_SECONDS = 2;

    private ProcessMemory() {}

    /// The memory of this process, in bytes.
    public static OptionalLong ofThisProcess() {
        return of(Stream.of(ProcessHandle.current()));
    }

    /// The memory of these processes together, in bytes.
    public static OptionalLong of(Stream<ProcessHandle> processes) {
        var pids = processes.map(ProcessHandle::pid).toList();
        if (pids.isEmpty()) {
            return OptionalLong.empty();
        }
        var shares = pids.stream().map(ProcessMemory::share).toList();
        var known = shares.stream().allMatch(OptionalLong::isEmpty) ? List.of(resident(pids)) : shares;
        return known.stream().flatMapToLong(OptionalLong::stream).reduce(Long::sum);
    }

    /// A process that has exited in the meantime has none.
    private static OptionalLong share(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith(SHARE))
                    .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | RuntimeException notThere) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong resident(List<Long> pids) {
        var list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", list)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var lines = ps.inputReader(StandardCharsets.US_ASCII)) {
                return lines.lines()
                        .map(String::strip)
                        .filter(line -> line.matches("\\d+"))
                        .mapToLong(kibibytes -> KIBIBYTE * Long.parseLong(kibibytes))
                        .reduce(Long::sum);
            } finally {
                if (!ps.waitFor(PS_SECONDS, TimeUnit.SECONDS)) {
                    ps.destroyForcibly();
                }
            }
        } catch (IOException noPs) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
