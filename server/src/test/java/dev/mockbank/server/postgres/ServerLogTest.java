package dev.mockbank.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {
    private static final int TOO_LONG_BYTES = 5 << 20;

    @TempDir
    private Path folder;

    @Test
    void keepsThePreviousFileWhenItHasGrownTooLong() throws IOException {
        Path file = Files.write(folder.resolve("postgres.log"), new byte[TOO_LONG_BYTES]);

        ServerLog log = ServerLog.open(file);

        assertThat(log.mark()).isZero();
        assertThat(folder.resolve("postgres.log.1")).hasSize(TOO_LONG_BYTES);
    }

    @Test
    void tellsTheLastLinesSinceAMark() throws IOException {
        ServerLog log = ServerLog.open(folder.resolve("postgres.log"));
        Files.writeString(log.file(), "before\n");
        long mark = log.mark();
        for (int line = 1; line <= 20; line++) {
            Files.writeString(log.file(), "line " + line + "\n\n", StandardOpenOption.APPEND);
        }

        assertThat(log.since(mark)).startsWith("line 1\n").doesNotContain("before");
        assertThat(log.tail(mark)).startsWith("line 13\n").endsWith("line 20");
    }
}
