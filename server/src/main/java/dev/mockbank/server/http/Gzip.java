package dev.mockbank.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// The one content coding of bodies and answers (source: RFC 9110, section 8.4.1.3).
public final class Gzip {

    /// The name of the coding.
    public static final String NAME = "gzip";

    /// No white space is tried twice: a stranger may send 16 KiB of it.
    private static final Pattern ACCEPTED = Pattern.compile(
            "(?:^|,)\\s*+(?:x-)?gzip\\s*+(?!;\\s*+q=0(?:\\.0*+)?\\s*+(?:,|$))(?:[;,].*)?$", Pattern.CASE_INSENSITIVE);

    private static final int BUFFER_BYTES = 8 * 1024;

    private Gzip() {}

    /// Whether an `Accept-Encoding` accepts it.
    static boolean isAccepted(String encodings) {
        return ACCEPTED.matcher(encodings).find();
    }

    /// Packs bytes once for many answers: small, whatever it costs.
    public static byte[] pack(byte[] bytes) {
        return pack(bytes, Deflater.DEFAULT_COMPRESSION);
    }

    /// Packs bytes for one answer: at a fifth of the costs, for a fourth more bytes.
    static byte[] packFast(byte[] bytes) {
        return pack(bytes, Deflater.BEST_SPEED);
    }

    /// Packs what is written for one answer.
    static OutputStream packing(OutputStream out) throws IOException {
        return new Packing(out, Deflater.BEST_SPEED);
    }

    /// Unpacks what is read, of all its members: the JDK's own reader calls itself for each one, so that many of them
    /// end it with a stack overflow.
    static InputStream unpacking(InputStream in) throws IOException {
        return GzipCompressorInputStream.builder()
                .setInputStream(in)
                .setDecompressConcatenated(true)
                .get();
    }

    private static byte[] pack(byte[] bytes, int level) {
        var packed = new ByteArrayOutputStream(bytes.length / 4);
        try (var gzip = new Packing(packed, level)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /// The JDK's has no constructor for the level.
    private static final class Packing extends GZIPOutputStream {

        Packing(OutputStream out, int level) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(level);
        }
    }
}
