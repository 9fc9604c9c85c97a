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

/// Writes the format as a stream: the first line, the compressed body, and at the end the line with the checksum.
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

    /// Writes a line of words, none of which has a blank.
    void line(String... words) throws IOException {
        body.write((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /// Where the rows of a table go, behind its line.
    OutputStream rows() {
        return body;
    }

    /// Writes what is still held, and the checksum.
    void end() throws IOException {
        body.flush();
        compressed.finish();
        file.write(BackupFormat.lastLine(digest).getBytes(StandardCharsets.US_ASCII));
        file.flush();
    }

    /// Rows differ little from each other: Java's own level takes longer, for a sixth less.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
