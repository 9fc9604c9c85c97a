package dev.mockbank.server.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.RequestException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads requests. It passes a large chunk of a chunked body to Helidon 4.1.7 in pieces, as if the client had sent
/// smaller chunks: Helidon would buffer the whole chunk. Lines, which are read only between chunks, are bounded.
final class RequestReader extends DataReader {

    /// The largest piece of a chunk, in bytes.
    private static final int PIECE_BYTES = 16 * 1024;

    /// The longest line between chunks, in bytes: a size, which may have leading zeros.
    private static final int MAX_LINE_BYTES = 256;

    private static final Pattern SIZE = Pattern.compile("0*([0-9a-fA-F]{1,7})");

    private static final int LINE_END_BYTES = 2;

    private final int maxBodyBytes;

    /// The rest of the chunk that is being read in pieces, in bytes.
    private int chunkBytes;

    /// Whether the line end that Helidon skips next follows a piece, which has none.
    private boolean withinChunk;

    /// @param maxBodyBytes a larger chunk is left to Helidon, which refuses it
    RequestReader(ClientInput input, int maxBodyBytes) {
        super(input);
        this.maxBodyBytes = maxBodyBytes;
    }

    /// The size line of the next piece instead of the chunk's.
    @Override
    public String readLine() {
        if (chunkBytes > 0) {
            return pieceSize();
        }
        int end = findNewLine(MAX_LINE_BYTES);
        if (end == MAX_LINE_BYTES) {
            throw RequestException.builder()
                    .type(DirectHandler.EventType.BAD_REQUEST)
                    .setKeepAlive(false)
                    .message("the size line of a chunk is too long")
                    .build();
        }
        var line = readAsciiString(end);
        skip(LINE_END_BYTES);
        var size = SIZE.matcher(line);
        if (!size.matches()) {
            return line;
        }
        int bytes = Integer.parseInt(size.group(1), 16);
        if (bytes <= PIECE_BYTES || bytes > maxBodyBytes) {
            return line;
        }
        chunkBytes = bytes;
        return pieceSize();
    }

    @Override
    public @Nullable BufferData readBuffer(int length) {
        var buffer = super.readBuffer(length);
        if (chunkBytes > 0) {
            chunkBytes -= length;
            withinChunk = chunkBytes > 0;
        }
        return buffer;
    }

    @Override
    public void skip(int length) {
        if (withinChunk) {
            withinChunk = false;
            return;
        }
        super.skip(length);
    }

    private String pieceSize() {
        return Integer.toHexString(Math.min(chunkBytes, PIECE_BYTES));
    }
}
