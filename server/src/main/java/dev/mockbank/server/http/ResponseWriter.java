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

/// Sends responses: compressed where the client accepts it, and without their content for `HEAD`. Nothing else writes
/// responses.
final class ResponseWriter {

    private static final Logger LOG = System.getLogger("mockbank.http");
    static final String JSON = "application/json";

    /// Smaller content is not compressed, in bytes: it would fit one packet just the same.
    private static final int COMPRESSED_FROM_BYTES = 1024;

    /// The first bytes of each response, which do not count against the memory budget.
    private static final int FREE_BYTES = 16 * 1024;

    /// How much is passed on at once, in bytes.
    private static final int PIECE_BYTES = 64 * 1024;

    private static final int RETRY_SECONDS = 1;

    private static final String EVENTS = "text/event-stream";

    private final JsonMapper json;
    private final ByteBudget memory;

    ResponseWriter(JsonMapper json, HttpLimits limits) {
        this.json = json;
        this.memory = new ByteBudget(limits.responseBytes());
    }

    /// Sends a response.
    ///
    /// @return the status that was sent; it differs from the response's when there was no memory for it
    /// @throws CloseConnectionException when the client does not read it
    int write(Response response, Request request, ServerResponse out) {
        if (request.delivery() instanceof Delivery.Dropped) {
            throw new CloseConnectionException("the response was dropped on purpose");
        }
        switch (response.content()) {
            case Response.Empty() -> {
                writeHead(response, request, out);
                out.send();
            }
            case Response.Json(var value) -> {
                return write(response, new Response.Bytes(JSON, json.writeValueAsBytes(value), false), request, out);
            }
            case Response.Bytes bytes -> {
                return write(response, bytes, request, out);
            }
            case Response.JsonStream(var writing) -> {
                writeHead(response, request, out);
                stream(writing, request, out);
            }
            case Response.EventStream(var writing) -> {
                writeHead(response, request, out);
                streamEvents(writing, request, out);
            }
        }
        return response.status();
    }

    private int write(Response response, Response.Bytes content, Request request, ServerResponse out) {
        var bytes = content.bytes();
        // Shared bytes were compressed when they were made.
        boolean varies = bytes.length >= COMPRESSED_FROM_BYTES && !content.kept();
        boolean compresses = varies && request.acceptsGzip();
        if (compresses) {
            bytes = Gzip.compressFast(bytes);
        }
        try (var share = memory.share(request.client())) {
            if (!content.kept() && bytes.length > FREE_BYTES && !share.take(bytes.length, Duration.ZERO)) {
                if (request.isSafe()) {
                    return write(tooMuch(request), request, out);
                }
                share.forceTake(bytes.length);
            }
            writeHead(response, request, out);
            if (varies) {
                out.headers().add(HeaderNames.VARY, "Accept-Encoding");
            }
            if (compresses) {
                out.header(HeaderNames.CONTENT_ENCODING, Gzip.NAME);
            }
            out.header(HeaderNames.CONTENT_TYPE, content.mediaType());
            send(bytes, request, out);
        }
        return response.status();
    }

    private static Response tooMuch(Request request) {
        return Problems.of(
                ProblemException.unavailable(
                        "Too many large responses are waiting for their clients at the moment; request fewer rows at once",
                        RETRY_SECONDS),
                request);
    }

    private static void writeHead(Response response, Request request, ServerResponse out) {
        out.status(Status.create(response.status()));
        // Added, not set: two filters may each add a value to one header, such as Vary.
        response.headers().forEach(field -> out.headers().add(HeaderValues.create(field.name(), field.value())));
        request.responseHeaders().forEach(field -> out.headers().add(HeaderValues.create(field.name(), field.value())));
    }

    private static void send(byte[] bytes, Request request, ServerResponse out) {
        boolean whole = request.delivery() instanceof Delivery.Whole;
        if (bytes.length <= PIECE_BYTES && whole && !request.isHead()) {
            out.send(bytes);
            return;
        }
        out.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
        if (request.isHead()) {
            out.send();
            return;
        }
        try {
            var stream = request.delivery().through(new Pieces(out.outputStream()));
            stream.write(bytes);
            stream.close();
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("the client disconnected", e);
        }
    }

    private static void stream(Response.Writing writing, Request request, ServerResponse out) {
        out.headers().add(HeaderNames.VARY, "Accept-Encoding");
        out.header(HeaderNames.CONTENT_TYPE, JSON);
        boolean compresses = request.acceptsGzip();
        if (compresses) {
            out.header(HeaderNames.CONTENT_ENCODING, Gzip.NAME);
        }
        if (request.isHead()) {
            out.send();
            return;
        }
        // Closed on success only: an incomplete stream must not look complete, so the connection is closed instead.
        try {
            var plain = request.delivery().through(new Pieces(out.outputStream()));
            var stream = compresses ? Gzip.compressing(plain) : plain;
            writing.to(stream);
            stream.close();
        } catch (IOException | RuntimeException e) {
            if (request.delivery() instanceof Delivery.Truncated) {
                throw new CloseConnectionException("the response was truncated on purpose", e);
            }
            LOG.log(Level.WARNING, "A response failed after part of it was sent: {0}", e.toString());
            throw new CloseConnectionException("the response is incomplete", e);
        }
    }

    private static void streamEvents(Response.Writing writing, Request request, ServerResponse out) {
        out.header(HeaderNames.CONTENT_TYPE, EVENTS);
        if (request.isHead()) {
            out.send();
            return;
        }
        try (var stream = out.outputStream()) {
            writing.to(stream);
        } catch (IOException | RuntimeException clientIsGone) {
            throw new CloseConnectionException("the client of an event stream disconnected", clientIsGone);
        }
    }

    /// Passes on what is written in pieces that are arrays of their own. Helidon 4.1.7 copies what it is given,
    /// however large, and sends the wrong bytes when an array is written from an offset.
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
