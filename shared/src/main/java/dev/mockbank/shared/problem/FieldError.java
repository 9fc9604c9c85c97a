package dev.mockbank.shared.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/// One wrong field of a request, in the form of pydantic 1: where it is, what is wrong in words, and what kind it is.
///
/// @param loc  the place: `body`, `query` or `path`, then the field's name, or an offset in broken JSON
/// @param msg  what is wrong, for people
/// @param type what is wrong, for programs, such as `value_error.missing`
/// @param ctx  the bound that was broken, such as `limit_value`; empty when there is none
public record FieldError(
        List<Object> loc,
        String msg,
        String type,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> ctx) {}
