package dev.mockbank.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// How much memory processes take.
final class ProcessMemoryTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tellsHowMuchThisProcessTakes() {
        assertThat(ProcessMemory.ofThisProcess().orElseThrow()).isBetween(10 * MEGABYTE, 64_000 * MEGABYTE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void addsUpSeveral() throws IOException {
        var child = new ProcessBuilder("sleep", "60").start();
        try {
            var here = ProcessMemory.ofThisProcess().orElseThrow();
            var both = Stream.of(ProcessHandle.current(), child.toHandle());
            assertThat(ProcessMemory.of(both).orElseThrow()).isGreaterThan(here / 2);
            assertThat(ProcessMemory.of(Stream.of(child.toHandle())).orElseThrow())
                    .isPositive();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksPsWhereThereIsNoProc() {
        var here = ProcessHandle.current().pid();
        assertThat(ProcessMemory.resident(List.of(here)).orElseThrow()).isBetween(10 * MEGABYTE, 64_000 * MEGABYTE);
    }

    @Test
    void knowsNothingOfAProcessThatIsGone() {
        assertThat(ProcessMemory.resident(List.of((long) Integer.MAX_VALUE))).isEmpty();
    }
}
