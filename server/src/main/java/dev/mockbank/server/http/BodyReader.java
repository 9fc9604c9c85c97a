package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the bytes of a request's body, unpacked: at most [#MAX_BODY_BYTES], and no more of all requests together
/// than there is memory for.
final class BodyReader {

    /// The largest body, in bytes: 1 MiB.
    static final int MAX_BODY_BYTES = 1 << 20;

    /// A body that nobody wants is taken off the wire up to this size, in bytes; with a longer one the connection
    /// ends.
    static final int DRAINED_BYTES = 4 * MAX_BODY_BYTES;

    /// What is said of a request that takes too long to come.
    static final String TOO_SLOW =
            "The request did not come to its end in time; is its body as long as its Content-Length says?";

    /// So much of each body needs no share of the memory, in bytes: a posting's never does.
    private static final int FREE_BYTES = 16 * 1024;

    private static final int RETRY_SECONDS = 1;

    private final JsonBody json = new JsonBody();
    private final ByteBudget memory;
    private final Duration wait;

    BodyReader(HttpLimits limits) {
        this.memory = new ByteBudget(limits.bodyBytes());
        this.wait = limits.bodyWait();
    }

    /// What a request takes of the memory for bodies.
    ByteBudget.Share share(String client) {
        return memory.share(client);
    }

    /// The fields of a body, see [JsonBody#read].
    Inputs fields(byte[] bytes, Optional<String> mediaType) {
        return json.read(bytes, mediaType);
    }

    /// The bytes of the body; to be read once.
    ///
    /// @param share of the memory for bodies
    /// @throws ProblemException    413, 415, 503 or 400 when the body is refused; its rest was taken off the wire
    /// @throws BrokenBodyException when it does not come as the headers say
    byte[] read(ServerRequest http, ByteBudget.Share share) throws BrokenBodyException {
        boolean packed = isPacked(http);
        if (http.headers().contentLength().orElse(0) > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        if (!http.content().hasEntity()) {
            return new byte[0];
        }
        // Not closed: that would read on where reading just failed. Helidon gives the stream out only once.
        var stream = http.content().inputStream();
        try {
            long length =
                    packed ? MAX_BODY_BYTES : http.headers().contentLength().orElse(MAX_BODY_BYTES);
            if (packed) {
                var bytes = readPacked(stream, length, share);
                takeRest(stream);
                return bytes;
            }
            return read(stream, length, share);
        } catch (ProblemException refusal) {
            throw refused(refusal, stream);
        } catch (IOException e) {
            // What is wrong with the wire itself is told by Helidon's exceptions, which are others.
            throw refused(notPacked(), stream);
        } catch (RequestException e) {
            throw new BrokenBodyException(refusal(e), e);
        } catch (RuntimeException e) {
            throw new BrokenBodyException(broken(), e);
        }
    }

    /// Closed at once, the unpacker gives back its memory, which is none of the heap.
    private byte[] readPacked(InputStream stream, long length, ByteBudget.Share share) throws IOException {
        try (var unpacked = Gzip.unpacking(new Bounded(stream))) {
            return read(unpacked, length, share);
        }
    }

    /// Takes the rest of a refused body off the wire, up to [#DRAINED_BYTES], so that the client reads the answer
    /// instead of a reset.
    static void takeRest(InputStream body) throws IOException {
        try {
            body.skipNBytes(DRAINED_BYTES);
        } catch (EOFException complete) {
            // All of it was taken.
        }
    }

    private static ProblemException refused(ProblemException refusal, InputStream body) throws BrokenBodyException {
        try {
            takeRest(body);
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
                    "The server reads too many large bodies at the moment; nothing was done", RETRY_SECONDS);
        }
        var rest = in.readNBytes(MAX_BODY_BYTES + 1 - first.length);
        if (first.length + rest.length > MAX_BODY_BYTES) {
            throw tooLarge();
        }
        var all = Arrays.copyOf(first, first.length + rest.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }

    /// Whether the body is packed by the one coding that is read.
    ///
    /// @throws ProblemException 415 when it has another coding, or several
    private static boolean isPacked(ServerRequest http) {
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
                    "The Content-Encoding of the body is not supported; send it as it is, or packed once with gzip");
        }
        return true;
    }

    private static ProblemException refusal(RequestException e) {
        return switch (e.status().code()) {
            case 408 -> ProblemException.of(408, TOO_SLOW);
            case 413 -> tooLarge();
            default -> broken();
        };
    }

    private static ProblemException notPacked() {
        return ProblemException.of(400, "The body is not packed with gzip, as its Content-Encoding says");
    }

    private static ProblemException broken() {
        return ProblemException.of(400, "The body broke off, or is not framed as the headers say");
    }

    private static ProblemException tooLarge() {
        return ProblemException.of(413, "The body is larger than " + MAX_BODY_BYTES + " bytes");
    }

    /// Packed bytes, which are bounded as the unpacked ones are: they may become nothing at all.
    private static final class Bounded extends FilterInputStream {

        private int left = MAX_BODY_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            return count(count, count);
        }

        /// Leaves the body open: closing it would read on.
        @Override
        public void close() {
            // Nothing to do.
        }

        private int count(int result, int bytes) {
            left -= result < 0 ? 0 : bytes;
            if (left < 0) {
                throw tooLarge();
            }
            return result;
        }
    }
}
