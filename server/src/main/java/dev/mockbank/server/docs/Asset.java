package dev.mockbank.server.docs;

import dev.mockbank.server.digest.Sha256;
import dev.mockbank.server.http.Gzip;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import java.util.HexFormat;
import java.util.List;

/// A file of the documentation, ready to be sent as it is or packed.
///
/// Browsers keep it and ask by its tag whether it is still good: the paths have no version in them, so that a copy
/// that is used without asking would outlive an upgrade of the server.
final class Asset {

    private static final int TAG_BYTES = 8;

    private final String mediaType;
    private final byte[] bytes;
    private final byte[] packed;
    private final String opaqueTag;

    Asset(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.packed = Gzip.pack(bytes);
        this.opaqueTag = '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES) + '"';
    }

    /// The file, or 304 when the client has it.
    Response answer(Request request) {
        // The tag is weak, because both forms have the same.
        var headers = List.of(
                new Response.Field("ETag", "W/" + opaqueTag),
                new Response.Field("Cache-Control", "no-cache"),
                new Response.Field("Vary", "Accept-Encoding"));
        if (request.listHeader("If-None-Match").filter(this::names).isPresent()) {
            return new Response(304, headers, new Response.Empty());
        }
        return request.acceptsGzip()
                ? Response.kept(mediaType, packed).with(headers).with("Content-Encoding", Gzip.NAME)
                : Response.kept(mediaType, bytes).with(headers);
    }

    private boolean names(String tags) {
        return tags.contains(opaqueTag) || tags.strip().equals("*");
    }
}
