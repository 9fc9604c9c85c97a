package dev.mockbank.shared.problem;

import java.util.List;

/// What the API answers when it refuses a request: a status with a sentence, or with the wrong fields.
///
/// @param status the HTTP status, 400 to 599
/// @param detail the sentence for people; where fields are wrong they stand in its place on the wire
/// @param fields the wrong fields in the order of the request's fields; empty unless the status is 422
public record Problem(int status, String detail, List<FieldError> fields) {

    /// A problem in one sentence.
    public Problem(int status, String detail) {
        this(status, detail, List.of());
    }

    /// The problem of a request with wrong fields.
    public static Problem ofFields(List<FieldError> fields) {
        return new Problem(422, "Some fields are wrong", List.copyOf(fields));
    }

    /// What stands under `detail` on the wire: the sentence, or the list of wrong fields.
    public Object wireDetail() {
        return fields.isEmpty() ? detail : fields;
    }
}
