package dev.mockbank.server.http;

import dev.mockbank.server.problem.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.json.JsonMapper;

/// Writes answers to the wire: packed for who accepts that, and without their content for `HEAD`. It is the only
/// place that writes a response.
final class ResponseWriter {

    private static final Logger LOG = System.getLogger("mockbank.http");
    private static final String JSON = "application/json";

    /// A smaller content is not packed, in bytes: head and packet would stay as they are.
    private static final int PACKED_FROM_BYTES = 1024;

    /// So much of each answer needs no share of the memory, in bytes.
    private static final int FREE_BYTES = 16 * 1024;

    /// What is handed over at once, in bytes.
    private static final int PIECE_BYTES = 64 * 1024;

    private static final int RETRY_SECONDS = 1;

    private final JsonMapper json;
    private final ByteBudget memory;

    ResponseWriter(JsonMapper json, HttpLimits limits) {
        this.json = json;
        this.memory = new ByteBudget(limits.answerBytes());
    }

    /// Writes one.
    ///
    /// @return the status that was sent; another one than the answer's when there was no memory for it
    /// @throws CloseConnectionException when the client does not take it
    int write(Response answer, Request request, ServerResponse out) {
        switch (answer.content()) {
            case Response.Empty() -> {
                writeHead(answer, request, out);
                out.send();
            }
            case Response.Json(var value) -> {
                return write(answer, new Response.Bytes(JSON, json.writeValueAsBytes(value), false), request, out);
            }
            case Response.Bytes bytes -> {
                return write(answer, bytes, request, out);
            }
            case Response.JsonStream(var writing) -> {
                writeHead(answer, request, out);
                stream(writing, request, out);
            }
        }
        return answer.status();
    }

    private int write(Response answer, Response.Bytes content, Request request, ServerResponse out) {
        var bytes = content.bytes();
        // What is kept was packed when it was made.
        boolean varies = bytes.length >= PACKED_FROM_BYTES && !content.kept();
        boolean packs = varies && request.acceptsGzip();
        if (packs) {
            bytes = Gzip.packFast(bytes);
        }
        try (var share = memory.share(request.client())) {
            if (!content.kept() && bytes.length > FREE_BYTES && !share.take(bytes.length, Duration.ZERO)) {
                if (request.isSafe()) {
                    return write(tooMuch(request), request, out);
                }
                share.takeAnyway(bytes.length);
            }
            writeHead(answer, request, out);
            if (varies) {
                out.headers().add(HeaderNames.VARY, "Accept-Encoding");
            }
            if (packs) {
                out.header(HeaderNames.CONTENT_ENCODING, Gzip.NAME);
            }
            out.header(HeaderNames.CONTENT_TYPE, content.mediaType());
            send(bytes, request, out);
        }
        return answer.status();
    }

    private static Response tooMuch(Request request) {
        return Problems.of(
                ProblemException.unavailable(
                        "Too many large answers wait for their clients at the moment; ask for fewer rows at once",
                        RETRY_SECONDS),
                request);
    }

    private static void writeHead(Response answer, Request request, ServerResponse out) {
        out.status(Status.create(answer.status()));
        // Added, not set: two filters may each have something to say in one header, such as Vary.
        answer.headers().forEach(field -> out.headers().add(HeaderValues.create(field.name(), field.value())));
        request.answerHeaders().forEach(field -> out.headers().add(HeaderValues.create(field.name(), field.value())));
    }

    private static void send(byte[] bytes, Request request, ServerResponse out) {
        if (bytes.length <= PIECE_BYTES && !request.isHead()) {
            out.send(bytes);
            return;
        }
        out.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
        if (request.isHead()) {
            out.send();
            return;
        }
        try {
            var stream = new Pieces(out.outputStream());
            stream.write(bytes);
            stream.close();
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("the client is gone", e);
        }
    }

    private static void stream(Response.Writing writing, Request request, ServerResponse out) {
        out.headers().add(HeaderNames.VARY, "Accept-Encoding");
        out.header(HeaderNames.CONTENT_TYPE, JSON);
        boolean packs = request.acceptsGzip();
        if (packs) {
            out.header(HeaderNames.CONTENT_ENCODING, Gzip.NAME);
        }
        if (request.isHead()) {
            out.send();
            return;
        }
        // Closed on success only: a stream that broke off must not look complete, so the connection ends instead.
        try {
            var plain = new Pieces(out.outputStream());
            var stream = packs ? Gzip.packing(plain) : plain;
            writing.to(stream);
            stream.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "An answer broke off after its beginning: {0}", e.toString());
            throw new CloseConnectionException("answer broke off", e);
        }
    }

    /// Hands on what is written in pieces that are arrays of their own. Helidon 4.1.7 copies what it is given,
    /// however much that is, and sends the wrong bytes of an array that is written from its middle.
    private static final class Pieces extends OutputStream {

        private final OutputStream out;

        Pieces(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int end = offset + length;
            for (int start = offset; start < end; start += PIECE_BYTES) {
                out.write(Arrays.copyOfRange(bytes, start, Math.min(end, start + PIECE_BYTES)));
            }
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
