package dev.mockbank.server.http;

import dev.mockbank.shared.problem.Faults;
import dev.mockbank.shared.problem.FieldError;
import dev.mockbank.shared.problem.FieldError.Fault;
import dev.mockbank.shared.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of a body or the parameters of a query, read one by one with a [Reader] each. What is wrong is gathered
/// in
/// the order of reading, so that one refusal names all of it: after the last field, call [#check].
public final class Inputs {

    private final String place;
    private final Function<String, @Nullable JsonNode> fields;
    private final List<FieldError> errors = new ArrayList<>();

    Inputs(String place, Function<String, @Nullable JsonNode> fields) {
        this.place = place;
        this.fields = fields;
    }

    /// A field that must be there and must not be null.
    public <T> Input<T> required(String name, Reader<T> reader) {
        var node = fields.apply(name);
        if (node == null) {
            wrong(name, Faults.MISSING);
            return Input.wrong();
        }
        if (node.isNull()) {
            wrong(name, Faults.NULL);
            return Input.wrong();
        }
        return read(name, node, reader);
    }

    /// A field that may be absent or null.
    public <T> Input<T> optional(String name, Reader<T> reader) {
        var node = fields.apply(name);
        return node == null || node.isNull() ? Input.absent() : read(name, node, reader);
    }

    /// A field that may be absent, but not null.
    public <T> Input<T> optionalNotNull(String name, Reader<T> reader) {
        var node = fields.apply(name);
        return node == null ? Input.absent() : required(name, reader);
    }

    /// Whether the field is there, be it null.
    public boolean has(String name) {
        return fields.apply(name) != null;
    }

    /// Notes that a field is wrong for a reason that no reader of one field can see.
    public void wrong(String name, Fault fault) {
        errors.add(fault.at(place, name));
    }

    /// Ends the reading.
    ///
    /// @throws Refusal 422 when any field was wrong
    public void check() {
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    private <T> Input<T> read(String name, JsonNode node, Reader<T> reader) {
        try {
            return Input.of(reader.read(node));
        } catch (FaultException e) {
            wrong(name, e.fault());
            return Input.wrong();
        }
    }
}
