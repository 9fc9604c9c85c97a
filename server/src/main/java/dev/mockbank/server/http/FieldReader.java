package dev.mockbank.server.http;

import tools.jackson.databind.JsonNode;

/// Reads one field. Query parameters arrive as JSON strings.
///
/// @param <T> the type that it converts to
@FunctionalInterface
public interface FieldReader<T> {

    /// The value of the field.
    ///
    /// @param node not null
    /// @throws InvalidFieldException when the value is invalid
    T read(JsonNode node) throws InvalidFieldException;
}
