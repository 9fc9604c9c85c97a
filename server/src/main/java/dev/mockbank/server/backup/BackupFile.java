package dev.mockbank.server.backup;

import dev.mockbank.server.digest.Sha256;
import dev.mockbank.server.files.FileErrors;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// A complete backup, whose checksum matches.
public final class BackupFile {

    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final int format;
    private final int firstLineBytes;
    private final long bodyBytes;

    private BackupFile(Path path, int format, int firstLineBytes, long bodyBytes) {
        this.path = path;
        this.format = format;
        this.firstLineBytes = firstLineBytes;
        this.bodyBytes = bodyBytes;
    }

    /// Reads a file once and verifies its checksum.
    ///
    /// @throws BackupException when it is not a backup, or is of a newer format, damaged or truncated
    public static BackupFile verified(Path path) {
        try (var file = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
            long size = Files.size(path);
            file.mark(BUFFER_BYTES);
            var firstLine = firstLine(path, file);
            int firstLineBytes = firstLine.length();
            file.reset();
            long bodyBytes = size - firstLineBytes - BackupFormat.LAST_LINE_BYTES;
            if (bodyBytes < 0 || !checksumFits(file, size - BackupFormat.LAST_LINE_BYTES)) {
                throw new BackupException(
                        "The backup " + path + " is damaged or truncated: its checksum does not match."
                                + " Nothing was changed; use another backup");
            }
            return new BackupFile(path, format(firstLine), firstLineBytes, bodyBytes);
        } catch (NoSuchFileException e) {
            throw new BackupException("There is no file " + path + "; give the file of a backup", e);
        } catch (IOException e) {
            throw new BackupException("The file " + path + " cannot be read (" + FileErrors.reason(e) + ")", e);
        }
    }

    /// The number of its format.
    int format() {
        return format;
    }

    Path path() {
        return path;
    }

    /// The decompressed body.
    InputStream body() throws IOException {
        var file = Files.newInputStream(path);
        try {
            file.skipNBytes(firstLineBytes);
            return new GZIPInputStream(new Part(file, bodyBytes), BUFFER_BYTES);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// The first line, including its line end.
    private static String firstLine(Path path, InputStream file) throws IOException {
        var start = new String(file.readNBytes(BackupFormat.MAX_FIRST_LINE_BYTES), StandardCharsets.ISO_8859_1);
        int end = start.indexOf('\n');
        var line = BackupFormat.FIRST_LINE.matcher(start.substring(0, Math.max(0, end)));
        if (!line.matches()) {
            throw new BackupException("The file " + path + " is not a backup of Mockbank; give one that"
                    + " 'mockbank-server backup' has written");
        }
        if (Integer.parseInt(line.group(1)) > BackupFormat.VERSION) {
            throw new BackupException("The backup " + path + " was written by a newer Mockbank (format " + line.group(1)
                    + "); restore it with that version or a newer one");
        }
        return start.substring(0, end + 1);
    }

    private static int format(String firstLine) {
        var line = BackupFormat.FIRST_LINE.matcher(firstLine.strip());
        return line.matches() ? Integer.parseInt(line.group(1)) : 0;
    }

    private static boolean checksumFits(InputStream file, long bytes) throws IOException {
        var digest = Sha256.digest();
        var buffer = new byte[BUFFER_BYTES];
        long left = bytes;
        while (left > 0) {
            int count = file.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                return false;
            }
            digest.update(buffer, 0, count);
            left -= count;
        }
        var lastLine = new String(file.readNBytes(BackupFormat.LAST_LINE_BYTES + 1), StandardCharsets.ISO_8859_1);
        return lastLine.equals(BackupFormat.lastLine(digest));
    }

    /// A limited number of bytes of a file.
    private static final class Part extends InputStream {

        private final InputStream file;
        private long left;

        Part(InputStream file, long bytes) {
            this.file = file;
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = file.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, left);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
