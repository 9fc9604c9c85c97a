package dev.mockbank.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// The processor time that processes have used, user and system together, in seconds, from `/proc/PID/stat` (source:
/// proc_pid_stat(5)). Its resolution is 10 ms. Empty on other systems than Linux.
final class ProcessorTime {

    /// `sysconf(_SC_CLK_TCK)`: 100 on every platform that Linux and a JVM share.
    private static final double TICKS_PER_SECOND = 100;

    /// Where `utime`, `stime`, `cutime` and `cstime` are among the fields that follow the name of the program.
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /// Of a process and of all that it has started and waited for: living descendants and ended ones. PostgreSQL's
    /// connections are such descendants of its first process, also when they have been closed.
    static OptionalDouble ofTree(long pid) {
        var processes = ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
        if (processes.isEmpty() || fields(pid).length == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(processes.stream()
                .mapToDouble(process -> seconds(fields(process.pid()), USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM))
                .sum());
    }

    /// Of a process, and of those that it has started and that have ended.
    static OptionalDouble withEndedChildren(long pid) {
        var fields = fields(pid);
        return fields.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(fields, USER, SYSTEM, CHILDREN_USER, CHILDREN_SYSTEM));
    }

    /// Of a process alone, without what it has started.
    static OptionalDouble of(long pid) {
        var fields = fields(pid);
        return fields.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds(fields, USER, SYSTEM));
    }

    private static double seconds(String[] fields, int... which) {
        double ticks = 0;
        for (int field : which) {
            ticks += field < fields.length ? Long.parseLong(fields[field]) : 0;
        }
        return ticks / TICKS_PER_SECOND;
    }

    /// The fields that follow the name, which may have spaces and brackets itself; none when the process is not there.
    private static String[] fields(long pid) {
        try {
            var line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException goneOrNotLinux) {
            return new String[0];
        }
    }
}
