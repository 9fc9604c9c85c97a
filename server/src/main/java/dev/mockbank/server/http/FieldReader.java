package dev.mockbank.server.http;

import tools.jackson.databind.JsonNode;

/// Reads one field; the parameters of a query arrive as JSON texts.
///
/// @param <T> what it makes of it
@FunctionalInterface
public interface FieldReader<T> {

    /// The value of the field.
    ///
    /// @param node not null
    /// @throws InvalidFieldException when it is wrong
    T read(JsonNode node) throws InvalidFieldException;
}
