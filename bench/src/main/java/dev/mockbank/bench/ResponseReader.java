package dev.mockbank.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Reads the answers of one connection, one at a time: the status and the length of the body, and nothing else.
final class ResponseReader {

    private static final int HEAD_BYTES = 4096;
    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte LOWER_CASE = 0x20;

    private final byte[] head = new byte[HEAD_BYTES];
    private int headLength;
    private long bodyLeft;
    private boolean inBody;
    private int status;

    /// Takes what has come.
    ///
    /// @return whether the answer is complete; then the next one begins
    boolean read(ByteBuffer bytes) {
        if (!inBody && !readHead(bytes)) {
            return false;
        }
        int taken = (int) Math.min(bodyLeft, bytes.remaining());
        bytes.position(bytes.position() + taken);
        bodyLeft -= taken;
        if (bodyLeft > 0) {
            return false;
        }
        inBody = false;
        headLength = 0;
        return true;
    }

    /// The status of the answer that was read last.
    int status() {
        return status;
    }

    private boolean readHead(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (headLength == HEAD_BYTES) {
                throw new IllegalStateException("An answer's head is longer than " + HEAD_BYTES + " bytes");
            }
            byte next = bytes.get();
            head[headLength++] = next;
            if (next == '\n' && headLength > 3 && head[headLength - 2] == '\r' && head[headLength - 3] == '\n') {
                status = (int) number(STATUS_AT);
                bodyLeft = length();
                inBody = true;
                return true;
            }
        }
        return false;
    }

    private long length() {
        for (int line = 0; line + LENGTH.length < headLength; line++) {
            if (line > 0 && head[line - 1] == '\n' && isLength(line)) {
                return number(line + LENGTH.length);
            }
        }
        throw new IllegalStateException("An answer does not say how long it is");
    }

    private boolean isLength(int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((head[at + i] | LOWER_CASE) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private long number(int at) {
        long number = 0;
        int digit = at;
        while (head[digit] == ' ') {
            digit++;
        }
        for (; head[digit] >= '0' && head[digit] <= '9'; digit++) {
            number = number * 10 + head[digit] - '0';
        }
        return number;
    }
}
