package dev.mockbank.server.http;

import java.util.List;

/// A response as it was sent.
///
/// @param status  the HTTP status
/// @param headers all headers
/// @param body    the body before compression
public record ObservedResponse(int status, List<Response.Field> headers, BodyStart body) {}
