package dev.mockbank.server.http;

import dev.mockbank.shared.problem.Problem;
import io.helidon.http.Headers;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The response to a request. Only [ResponseWriter] sends it.
///
/// @param status  the HTTP status
/// @param headers the headers other than the content's type and length
/// @param content the body
public record Response(int status, List<Field> headers, Content content) {

    /// A response header.
    public record Field(String name, String value) {

        /// The fields of Helidon's headers.
        static List<Field> all(Headers headers) {
            return headers.stream()
                    .flatMap(header -> header.allValues().stream().map(value -> new Field(header.name(), value)))
                    .toList();
        }
    }

    /// The body of a response.
    public sealed interface Content {}

    /// No body.
    public record Empty() implements Content {}

    /// A value that is written as JSON.
    public record Json(Object value) implements Content {}

    /// Bytes of a media type. They are not copied and must not be modified.
    ///
    /// @param kept whether they are shared by many responses: they do not count against the memory budget, and
    /// are sent as they are
    @SuppressWarnings("ArrayRecordComponent") // it is never compared
    public record Bytes(String mediaType, byte[] bytes, boolean kept) implements Content {}

    /// JSON that is too long to be buffered: it is written as it is generated.
    public record JsonStream(Writing writing) implements Content {}

    /// Server-sent events, which are written as they happen (source: the HTML standard, section 9.2). They are
    /// neither compressed nor observed.
    public record EventStream(Writing writing) implements Content {}

    /// Writes a body.
    @FunctionalInterface
    public interface Writing {

        /// Writes all of it. The caller closes the stream.
        void to(OutputStream out) throws IOException;
    }

    /// 200 with a value as JSON.
    public static Response ok(Object value) {
        return json(200, value);
    }

    /// 201 with a value as JSON.
    public static Response created(Object value) {
        return json(201, value);
    }

    /// 204 without a body.
    public static Response noContent() {
        return new Response(204, List.of(), new Empty());
    }

    /// A value as JSON.
    public static Response json(int status, Object value) {
        return new Response(status, List.of(), new Json(value));
    }

    /// 200 with bytes of a media type.
    public static Response bytes(String mediaType, byte[] bytes) {
        return new Response(200, List.of(), new Bytes(mediaType, bytes, false));
    }

    /// 200 with bytes of a media type that are shared by many responses.
    public static Response kept(String mediaType, byte[] bytes) {
        return new Response(200, List.of(), new Bytes(mediaType, bytes, true));
    }

    /// The response to a request that was refused.
    public static Response refusing(Problem problem, Request request) {
        return json(problem.status(), Problems.members(problem, request.id()));
    }

    /// 200 with server-sent events.
    public static Response events(Writing writing) {
        return new Response(200, List.of(new Field("Cache-Control", "no-store")), new EventStream(writing));
    }

    /// The same response with other content.
    Response with(Content other) {
        return new Response(status, headers, other);
    }

    /// The same response with one more header.
    public Response with(String name, String value) {
        return with(List.of(new Field(name, value)));
    }

    /// The same response with more headers, by name.
    public Response with(Map<String, String> more) {
        return with(more.entrySet().stream()
                .map(header -> new Field(header.getKey(), header.getValue()))
                .toList());
    }

    /// The same response with more headers.
    public Response with(List<Field> more) {
        return new Response(
                status, Stream.concat(headers.stream(), more.stream()).toList(), content);
    }
}
