package dev.mockbank.server.backup;

import dev.mockbank.server.digest.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes the format as a stream: the first line, the compressed body, and the line with the checksum.
final class BackupWriter {

    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = Sha256.digest();
    private final OutputStream file;
    private final GZIPOutputStream compressed;
    private final OutputStream body;

    BackupWriter(OutputStream file) throws IOException {
        this.file = file;
        var summed = new DigestOutputStream(file, digest);
        summed.write(BackupFormat.firstLine().getBytes(StandardCharsets.US_ASCII));
        this.compressed = new FastGzip(summed);
        this.body = new BufferedOutputStream(compressed, BUFFER_BYTES);
    }

    /// Writes a line of words, none of which contains a space.
    void line(String... words) throws IOException {
        body.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// The stream for the rows of a table, after its line.
    OutputStream rows() {
        return body;
    }

    /// Flushes the body, and writes the checksum.
    void end() throws IOException {
        body.flush();
        compressed.finish();
        file.write(BackupFormat.lastLine(digest).getBytes(StandardCharsets.US_ASCII));
        file.flush();
    }

    /// The fastest level: Java's default takes longer, and saves only a sixth.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
