package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// Reads the bytes of a request's body, decompressed: at most [#MAX_BODY_BYTES] each, and within one memory budget
/// for all requests together.
final class BodyReader {

    /// The largest body, in bytes: 1 MiB.
    static final int MAX_BODY_BYTES = 1 << 20;

    /// A body that is not needed is read and discarded up to this size, in bytes; with a longer one the connection is
    /// closed.
    static final int DRAINED_BYTES = 4 * MAX_BODY_BYTES;

    /// The detail of a 408.
    static final String TOO_SLOW =
            "The request was not complete in time; is its body as long as its Content-Length says?";

    /// The first bytes of each body, which do not count against the budget; a posting has no more.
    private static final int FREE_BYTES = 16 * 1024;

    /// After so much of a large body its reader yields, for so long.
    private static final int PIECE_BYTES = 64 * 1024;

    private static final long YIELD_NANOS = 1_000_000;

    private static final int RETRY_SECONDS = 1;

    private final JsonBody json = new JsonBody();
    private final ByteBudget memory;
    private final Duration wait;

    BodyReader(HttpLimits limits) {
        this.memory = new ByteBudget(limits.bodyBytes());
        this.wait = limits.bodyWait();
    }

    /// A request's share of the memory budget for bodies.
    ByteBudget.Share share(String client) {
        return memory.share(client);
    }

    /// The fields of a body; see [JsonBody#read].
    Inputs fields(byte[] bytes, Optional<String> mediaType) {
        return json.read(bytes, mediaType);
    }

    /// The bytes of the body. Call it once for each request.
    ///
    /// @param share the request's share of the memory budget
    /// @throws ProblemException    413, 415, 503 or 400 when the body is refused; the rest of it was discarded
    /// @throws BrokenBodyException when it does not arrive as the headers say
    byte[] read(ServerRequest http, ByteBudget.Share share) throws BrokenBodyException {
        boolean compressed = isCompressed(http);
        if (http.headers().contentLength().orElse(0) > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        if (!http.content().hasEntity()) {
            return new byte[0];
        }
        // Not closed: closing would go on reading where a read has just failed. Helidon returns the stream only once.
        var stream = http.content().inputStream();
        try {
            long length =
                    compressed ? MAX_BODY_BYTES : http.headers().contentLength().orElse(MAX_BODY_BYTES);
            if (compressed) {
                var bytes = readCompressed(stream, length, share);
                drain(stream);
                return bytes;
            }
            return read(stream, length, share);
        } catch (ProblemException refusal) {
            throw refused(refusal, stream);
        } catch (IOException e) {
            // From decompression: errors of the connection itself are Helidon's exceptions, caught below.
            throw refused(notGzip(), stream);
        } catch (RequestException e) {
            throw new BrokenBodyException(refusal(e), e);
        } catch (RuntimeException e) {
            throw new BrokenBodyException(incomplete(), e);
        }
    }

    /// Closes the decompressor at once, which releases its native memory.
    private byte[] readCompressed(InputStream stream, long length, ByteBudget.Share share) throws IOException {
        try (var decompressed = Gzip.decompressing(new BoundedStream(stream))) {
            return read(decompressed, length, share);
        }
    }

    /// Reads and discards the rest of a refused body, up to [#DRAINED_BYTES], so that the client gets the response
    /// instead of a connection reset.
    static void drain(InputStream body) throws IOException {
        try {
            for (int drained = 0; drained < DRAINED_BYTES; drained += PIECE_BYTES) {
                body.skipNBytes(PIECE_BYTES);
                giveWay();
            }
        } catch (EOFException complete) {
            // All of it was read.
        }
    }

    private static ProblemException refused(ProblemException refusal, InputStream body) throws BrokenBodyException {
        try {
            drain(body);
            return refusal;
        } catch (IOException | RuntimeException e) {
            throw new BrokenBodyException(refusal, e);
        }
    }

    private byte[] read(InputStream in, long length, ByteBudget.Share share) throws IOException {
        var first = in.readNBytes(FREE_BYTES);
        if (first.length < FREE_BYTES) {
            return first;
        }
        if (!share.take(length, wait)) {
            throw ProblemException.unavailable(
                    "The server is reading too many large bodies at the moment; nothing was changed", RETRY_SECONDS);
        }
        return readRest(in, Arrays.copyOf(first, (int) length + 1), first.length);
    }

    /// @param bytes as long as the body may be, and one more
    /// @param read  the number of bytes that are there already
    private static byte[] readRest(InputStream in, byte[] bytes, int read) throws IOException {
        int size = read;
        while (size < bytes.length) {
            int wanted = Math.min(PIECE_BYTES, bytes.length - size);
            int piece = in.readNBytes(bytes, size, wanted);
            size += piece;
            if (piece < wanted) {
                return Arrays.copyOf(bytes, size);
            }
            giveWay();
        }
        throw tooLarge();
    }

    /// Lets other threads run. The scheduler of virtual threads prefers those that were woken by its own threads: a
    /// few clients that send large bodies as fast as they are read would keep everybody else from running, postings
    /// included. A thread that is woken by a timer queues behind the others.
    private static void giveWay() {
        LockSupport.parkNanos(YIELD_NANOS);
    }

    /// Whether the body is compressed with gzip, the only supported coding.
    ///
    /// @throws ProblemException 415 when it has another coding, or more than one
    private static boolean isCompressed(ServerRequest http) {
        var codings = http.headers().values(HeaderNames.CONTENT_ENCODING).stream()
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
        if (codings.isEmpty()) {
            return false;
        }
        if (!codings.equals(List.of(Gzip.NAME)) && !codings.equals(List.of("x-" + Gzip.NAME))) {
            throw ProblemException.of(
                    415,
                    "The Content-Encoding of the body is not supported; send it uncompressed, or compressed once with gzip");
        }
        return true;
    }

    private static ProblemException refusal(RequestException e) {
        return switch (e.status().code()) {
            case 408 -> ProblemException.of(408, TOO_SLOW);
            case 413 -> tooLarge();
            default -> incomplete();
        };
    }

    private static ProblemException notGzip() {
        return ProblemException.of(400, "The body is not valid gzip, although its Content-Encoding says gzip");
    }

    private static ProblemException incomplete() {
        return ProblemException.of(400, "The body is incomplete, or is not framed as the headers say");
    }

    static ProblemException tooLarge() {
        return ProblemException.of(413, "The body is larger than " + MAX_BODY_BYTES + " bytes");
    }
}
