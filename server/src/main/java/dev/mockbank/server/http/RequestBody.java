package dev.mockbank.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of a request, which is not read before it is needed.
final class RequestBody implements AutoCloseable {

    private final ServerRequest http;
    private final BodyReader reader;
    private ByteBudget.@Nullable Share memory;
    private byte @Nullable [] bytes;
    private boolean brokeOff;

    RequestBody(ServerRequest http, BodyReader reader) {
        this.http = http;
        this.reader = reader;
    }

    /// The bytes, decompressed, which the first call reads.
    ///
    /// @param client whom their memory is charged to
    byte[] bytes(String client) {
        var read = bytes;
        if (read == null) {
            read = read(client);
            bytes = read;
        }
        return read;
    }

    /// The fields of a JSON object.
    Inputs fields(String client, Optional<String> mediaType) {
        return reader.fields(bytes(client), mediaType);
    }

    /// The bytes if they were read.
    Optional<byte[]> ifRead() {
        return Optional.ofNullable(bytes);
    }

    /// Whether it could not be read to its end.
    boolean brokeOff() {
        return brokeOff;
    }

    /// Releases its memory.
    @Override
    public void close() {
        var share = memory;
        if (share != null) {
            share.close();
        }
    }

    private byte[] read(String client) {
        var share = reader.share(client);
        memory = share;
        try {
            return reader.read(http, share);
        } catch (BrokenBodyException e) {
            brokeOff = true;
            throw e.refusal();
        }
    }
}
