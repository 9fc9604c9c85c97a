package dev.mockbank.server.problem;

import dev.mockbank.shared.problem.FieldError;
import java.util.List;
import java.util.Map;

/// A kind of field error, without the location of the field.
///
/// @param msg  what is wrong, for people
/// @param type what is wrong, for programs
/// @param ctx  the bound that was exceeded; empty when there is none
public record FieldErrorType(String msg, String type, Map<String, Object> ctx) {

    FieldErrorType(String msg, String type) {
        this(msg, type, Map.of());
    }

    /// The error of the field at this location.
    public FieldError at(Object... loc) {
        return at(List.of(loc));
    }

    /// The error of the field at this location.
    public FieldError at(List<Object> loc) {
        return new FieldError(List.copyOf(loc), msg, type, ctx);
    }
}
