package dev.mockbank.server.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A backup whose body was written by hand; its checksum is right.
final class HandMade {

    private HandMade() {}

    static Path backup(Path folder, String... lines) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new BackupWriter(bytes);
        writer.rows().write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        writer.rows().write('\n');
        writer.end();
        return Files.write(Files.createTempFile(folder, "hand-made", ""), bytes.toByteArray());
    }
}
