package dev.mockbank.server.http;

import dev.mockbank.server.http.connection.ConnectionLimits;
import java.time.Duration;

/// What all clients together may take of the server.
///
/// @param connections     how many connections, and for how long
/// @param bodyBytes       memory for bodies of requests
/// @param bodyWait        how long a body waits for that memory
/// @param answerBytes     memory for answers that wait for their clients
public record HttpLimits(ConnectionLimits connections, long bodyBytes, Duration bodyWait, long answerBytes) {

    /// What is made of a body takes up to six times its bytes: its values, and the rows of a batch. So bodies and
    /// answers together may fill half of the heap.
    private static final int HEAP_PART_OF_BODIES = 24;

    private static final int HEAP_PART_OF_ANSWERS = 8;

    /// Two of the largest bodies, however small the heap is.
    private static final long MIN_BYTES = 2L * BodyReader.MAX_BODY_BYTES;

    private static final Duration BODY_WAIT = Duration.ofSeconds(5);

    /// Those of a server with such a heap.
    public static HttpLimits ofHeap(long heapBytes) {
        return new HttpLimits(
                ConnectionLimits.DEFAULT,
                Math.max(MIN_BYTES, heapBytes / HEAP_PART_OF_BODIES),
                BODY_WAIT,
                Math.max(MIN_BYTES, heapBytes / HEAP_PART_OF_ANSWERS));
    }

    /// The same with other limits of connections.
    public HttpLimits with(ConnectionLimits others) {
        return new HttpLimits(others, bodyBytes, bodyWait, answerBytes);
    }
}
