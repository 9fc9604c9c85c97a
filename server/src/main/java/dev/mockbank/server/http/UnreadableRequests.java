package dev.mockbank.server.http;

import dev.mockbank.shared.problem.Problem;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import tools.jackson.databind.json.JsonMapper;

/// The responses, in the API's format, to requests that Helidon refuses before routing. An "internal error" there
/// means bytes that it cannot parse, such as a TLS handshake with a server without TLS: exceptions of our own code
/// never get there, see [Exchange].
final class UnreadableRequests {

    private UnreadableRequests() {}

    static DirectHandlers handlers(JsonMapper json, Router router) {
        var handlers = DirectHandlers.builder();
        for (var event : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    event,
                    (_, type, status, headers, _) -> refused(
                            type == DirectHandler.EventType.INTERNAL_ERROR ? Status.BAD_REQUEST_400 : status,
                            headers,
                            json,
                            router));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse refused(
            Status status, ServerResponseHeaders headers, JsonMapper json, Router router) {
        var requestId = RequestIds.next();
        var problem = new Problem(status.code(), sentence(status));
        router.refused(status.code(), requestId);
        headers.set(RequestIds.HEADER, requestId);
        headers.set(HeaderValues.create("Content-Type", "application/json"));
        return DirectHandler.TransportResponse.builder()
                .status(status)
                .headers(headers)
                .keepAlive(false)
                .entity(json.writeValueAsBytes(Problems.members(problem, requestId)))
                .build();
    }

    private static String sentence(Status status) {
        return switch (status.code()) {
            case 400 -> "The request is not valid HTTP/1.1: check its path, query and headers";
            case 408 -> BodyReader.TOO_SLOW;
            case 413 -> "The body is larger than " + BodyReader.MAX_BODY_BYTES + " bytes";
            default -> status.reasonPhrase();
        };
    }
}
