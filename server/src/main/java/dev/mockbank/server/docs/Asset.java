package dev.mockbank.server.docs;

import dev.mockbank.server.digest.Sha256;
import dev.mockbank.server.http.Gzip;
import dev.mockbank.server.http.Request;
import dev.mockbank.server.http.Response;
import java.util.HexFormat;
import java.util.List;

/// A file of the documentation, ready to be sent uncompressed or compressed.
///
/// Browsers cache it and revalidate it by its tag: the paths contain no version, so that without revalidation a copy
/// would outlive an upgrade of the server.
final class Asset {

    private static final int TAG_BYTES = 8;

    private final String mediaType;
    private final byte[] bytes;
    private final byte[] compressed;
    private final String opaqueTag;

    Asset(String mediaType, byte[] bytes) {
        this.mediaType = mediaType;
        this.bytes = bytes;
        this.compressed = Gzip.compress(bytes);
        this.opaqueTag = '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES) + '"';
    }

    /// The file, or 304 when the client has it.
    Response response(Request request) {
        // The tag is weak, because both forms share it.
        var headers = List.of(
                new Response.Field("ETag", "W/" + opaqueTag),
                new Response.Field("Cache-Control", "no-cache"),
                new Response.Field("Vary", "Accept-Encoding"));
        if (request.listHeader("If-None-Match").filter(this::names).isPresent()) {
            return new Response(304, headers, new Response.Empty());
        }
        return request.acceptsGzip()
                ? Response.kept(mediaType, compressed).with(headers).with("Content-Encoding", Gzip.NAME)
                : Response.kept(mediaType, bytes).with(headers);
    }

    private boolean names(String tags) {
        return tags.contains(opaqueTag) || tags.strip().equals("*");
    }
}
