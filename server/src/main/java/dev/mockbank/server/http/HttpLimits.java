package dev.mockbank.server.http;

import dev.mockbank.server.http.connection.ConnectionLimits;
import java.time.Duration;

/// What all clients together may use of the server.
///
/// @param connections     the number of connections, and their timeouts
/// @param bodyBytes       memory for request bodies
/// @param bodyWait        how long a body waits for that memory
/// @param responseBytes   memory for responses that are not sent yet
public record HttpLimits(ConnectionLimits connections, long bodyBytes, Duration bodyWait, long responseBytes) {

    /// A body takes up to six times its bytes once it is parsed: its values, and the rows of a batch. So bodies and
    /// responses together may fill half of the heap.
    private static final int HEAP_PART_OF_BODIES = 24;

    private static final int HEAP_PART_OF_ANSWERS = 8;

    /// Two bodies of the largest size, however small the heap is.
    private static final long MIN_BYTES = 2L * BodyReader.MAX_BODY_BYTES;

    private static final Duration BODY_WAIT = Duration.ofSeconds(5);

    /// The limits of a server with a heap of this size.
    public static HttpLimits ofHeap(long heapBytes) {
        return new HttpLimits(
                ConnectionLimits.DEFAULT,
                Math.max(MIN_BYTES, heapBytes / HEAP_PART_OF_BODIES),
                BODY_WAIT,
                Math.max(MIN_BYTES, heapBytes / HEAP_PART_OF_ANSWERS));
    }

    /// The same limits with others for connections.
    public HttpLimits with(ConnectionLimits others) {
        return new HttpLimits(others, bodyBytes, bodyWait, responseBytes);
    }
}
