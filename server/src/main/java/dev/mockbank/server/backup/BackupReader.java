package dev.mockbank.server.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads the body of a backup as a stream: lines of words, with the rows of tables in between. It uses a single
/// buffer, however long a row is.
final class BackupReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] END_OF_ROWS = (BackupFormat.END_OF_ROWS + "\n").getBytes(StandardCharsets.US_ASCII);

    private final InputStream body;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    BackupReader(InputStream body) {
        this.body = body;
    }

    /// The words of the next line, which must fit in the buffer.
    List<String> line() throws IOException {
        int length = 0;
        need(1);
        while (buffer[position + length] != '\n') {
            length++;
            need(length + 1);
        }
        var text = new String(buffer, position, length, StandardCharsets.UTF_8);
        position += length + 1;
        return List.of(text.split(" ", -1));
    }

    /// The rows of the table whose line was just read. After the end of the stream the next line can be read.
    InputStream rows() {
        return new Rows();
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    /// Fills the buffer with at least this many bytes.
    private void need(int bytes) throws IOException {
        if (limit - position < bytes) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        while (limit - position < bytes) {
            int count = limit == buffer.length ? -1 : body.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                throw new EOFException("unexpected end of the backup");
            }
            limit += count;
        }
    }

    private boolean endOfRowsIsNext() throws IOException {
        need(END_OF_ROWS.length);
        for (int i = 0; i < END_OF_ROWS.length; i++) {
            if (buffer[position + i] != END_OF_ROWS[i]) {
                return false;
            }
        }
        return true;
    }

    private final class Rows extends InputStream {

        private boolean atLineStart = true;
        private boolean ended;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        /// Returns as many complete lines as are in the buffer and fit.
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = 0;
            while (!ended && count < length && (count == 0 || limit - position >= END_OF_ROWS.length)) {
                if (atLineStart && endOfRowsIsNext()) {
                    position += END_OF_ROWS.length;
                    ended = true;
                } else {
                    count += readWithinLine(target, offset + count, length - count);
                }
            }
            return count == 0 && length > 0 ? -1 : count;
        }

        private int readWithinLine(byte[] target, int offset, int length) throws IOException {
            need(1);
            int end = Math.min(limit, position + length);
            int next = position;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            atLineStart = next < end;
            int count = (atLineStart ? next + 1 : end) - position;
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
