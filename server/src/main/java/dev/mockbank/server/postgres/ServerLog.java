package dev.mockbank.server.postgres;

import dev.mockbank.server.files.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// `postgres.log`: the output of PostgreSQL and its programs. At most two files of about 4 MiB are kept, the current
/// and the previous one.
record ServerLog(Path file) {
    private static final long MAX_BYTES = 4L << 20;
    private static final int TAIL_BYTES = 16 << 10;
    private static final int TAIL_LINES = 8;

    static ServerLog open(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.createFile(file);
        }
        ServerLog log = new ServerLog(file);
        log.trim();
        return log;
    }

    /// Copies and truncates a file that is too long. PostgreSQL opens it for appending, so it continues at the new
    /// end.
    void trim() throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            Path previous = file.resolveSibling(file.getFileName() + ".1");
            Files.copy(file, previous, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
        }
    }

    /// The current end of the file, to get later what was written [#since] then.
    long mark() throws IOException {
        return Files.size(file);
    }

    String since(long mark) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long from = Math.max(mark > size ? 0 : mark, size - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (size - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // Reads to the end.
            }
            return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
        }
    }

    /// The last lines written since `mark`, for an error message.
    String tail(long mark) throws IOException {
        List<String> lines = since(mark).lines().filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
