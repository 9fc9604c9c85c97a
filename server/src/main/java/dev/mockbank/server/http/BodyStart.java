package dev.mockbank.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the beginning of a body, and counts its bytes.
public final class BodyStart {

    private final int maxBytes;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream(0);
    private long bytes;

    /// @param maxBytes how much of the body is kept
    BodyStart(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /// The beginning of a body that is complete.
    public static BodyStart of(byte[] body, int maxBytes) {
        var start = new BodyStart(maxBytes);
        start.add(body, 0, body.length);
        return start;
    }

    /// The bytes that are kept.
    public byte[] start() {
        return start.toByteArray();
    }

    /// How many bytes the body has.
    public long bytes() {
        return bytes;
    }

    /// The same response; its content is recorded here when it is sent.
    Response recording(Response response, JsonMapper json) {
        return switch (response.content()) {
            case Response.Empty() -> response;
            case Response.Json(var value) ->
                response.with(recorded(new Response.Bytes(ResponseWriter.JSON, json.writeValueAsBytes(value), false)));
            case Response.Bytes content -> response.with(recorded(content));
            case Response.JsonStream(var writing) ->
                response.with(new Response.JsonStream(out -> writing.to(new Copy(out))));
            case Response.EventStream _ -> response;
        };
    }

    private Response.Bytes recorded(Response.Bytes content) {
        add(content.bytes(), 0, content.bytes().length);
        return content;
    }

    private void add(byte[] more, int offset, int length) {
        bytes += length;
        start.write(more, offset, Math.min(length, maxBytes - start.size()));
    }

    /// Passes everything on to another stream.
    private final class Copy extends OutputStream {

        private final OutputStream out;

        Copy(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] more, int offset, int length) throws IOException {
            add(more, offset, length);
            out.write(more, offset, length);
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
