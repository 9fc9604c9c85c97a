package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrorType;
import dev.mockbank.server.problem.FieldErrors;
import dev.mockbank.server.problem.ProblemException;
import dev.mockbank.shared.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields of a body or the parameters of a query, each read with a [FieldReader]. Errors are collected in the
/// order of reading, so that one response names them all: after the last field, call [#check].
public final class Inputs {

    private final List<Object> place;
    private final Function<String, @Nullable JsonNode> fields;
    private final Function<String, List<JsonNode>> repeatedFields;
    private final List<FieldError> errors;

    private Inputs(
            List<Object> place,
            Function<String, @Nullable JsonNode> fields,
            Function<String, List<JsonNode>> repeatedFields,
            List<FieldError> errors) {
        this.place = place;
        this.fields = fields;
        this.repeatedFields = repeatedFields;
        this.errors = errors;
    }

    /// The fields of a body.
    static Inputs ofBody(JsonNode object) {
        return new Inputs(List.of("body"), object::get, _ -> List.of(), new ArrayList<>());
    }

    /// The fields of a header with parameters, as strings.
    public static Inputs ofHeader(String header, JsonNode object) {
        return new Inputs(List.of("header", header), object::get, _ -> List.of(), new ArrayList<>());
    }

    /// The parameters of a query.
    ///
    /// @param values   the value of a parameter that may have only one
    /// @param repeated the values of a parameter in order; empty when it is absent
    static Inputs ofQuery(Function<String, @Nullable JsonNode> values, Function<String, List<JsonNode>> repeated) {
        return new Inputs(List.of("query"), values, repeated, new ArrayList<>());
    }

    /// A field that must be present and not null.
    public <T> Input<T> required(String name, FieldReader<T> reader) {
        var node = fields.apply(name);
        if (node == null) {
            wrong(name, FieldErrors.MISSING);
            return Input.wrong();
        }
        if (node.isNull()) {
            wrong(name, FieldErrors.NULL);
            return Input.wrong();
        }
        return read(name, node, reader);
    }

    /// A field that may be absent or null.
    public <T> Input<T> optional(String name, FieldReader<T> reader) {
        var node = fields.apply(name);
        return node == null || node.isNull() ? Input.absent() : read(name, node, reader);
    }

    /// A field that may be absent, but not null.
    public <T> Input<T> optionalNotNull(String name, FieldReader<T> reader) {
        var node = fields.apply(name);
        return node == null ? Input.absent() : required(name, reader);
    }

    /// A query parameter that may be repeated; all its values are used.
    ///
    /// @param max how many values at most
    /// @return the values in order; empty when the parameter is absent or invalid
    public <T> List<T> repeated(String name, int max, FieldReader<T> reader) {
        var nodes = repeatedFields.apply(name);
        if (nodes.size() > max) {
            wrong(name, FieldErrors.tooMany(max));
            return List.of();
        }
        var values = new ArrayList<T>();
        for (int index = 0; index < nodes.size(); index++) {
            try {
                values.add(reader.read(nodes.get(index)));
            } catch (InvalidFieldException e) {
                var field = at(place, name);
                errors.add(e.fault().at(nodes.size() == 1 ? field : at(field, index)));
            }
        }
        return values;
    }

    /// A field that must be a list of objects, each read by a function. Their errors are collected here as well.
    public <T> List<T> requiredObjects(String name, int min, int max, Function<Inputs, T> reader) {
        return objects(name, required(name, node -> node), min, max, reader);
    }

    /// The same for a field that may be absent or null, which is an empty list.
    public <T> List<T> optionalObjects(String name, int max, Function<Inputs, T> reader) {
        return objects(name, optional(name, node -> node), 0, max, reader);
    }

    private <T> List<T> objects(String name, Input<JsonNode> list, int min, int max, Function<Inputs, T> reader) {
        if (!list.present()) {
            return List.of();
        }
        var fault = listFault(list.get(), min, max);
        if (fault != null) {
            wrong(name, fault);
            return List.of();
        }
        var objects = new ArrayList<T>();
        for (int index = 0; index < list.get().size(); index++) {
            var element = list.get().get(index);
            var elementPlace = at(at(place, name), index);
            if (element.isObject()) {
                objects.add(reader.apply(new Inputs(elementPlace, element::get, _ -> List.of(), errors)));
            } else {
                errors.add(FieldErrors.NOT_AN_OBJECT.at(elementPlace));
            }
        }
        return objects;
    }

    /// Whether the field is present, even if null.
    public boolean has(String name) {
        return fields.apply(name) != null;
    }

    /// Records an error that no reader of a single field can detect.
    public void wrong(String name, FieldErrorType fault) {
        errors.add(fault.at(at(place, name)));
    }

    /// Ends reading.
    ///
    /// @throws ProblemException 422 when any field was invalid
    public void check() {
        if (!errors.isEmpty()) {
            throw ProblemException.of(errors);
        }
    }

    private static @Nullable FieldErrorType listFault(JsonNode node, int min, int max) {
        if (!node.isArray()) {
            return FieldErrors.NOT_A_LIST;
        }
        if (node.size() < min) {
            return FieldErrors.tooFew(min);
        }
        return node.size() > max ? FieldErrors.tooMany(max) : null;
    }

    private static List<Object> at(List<Object> place, Object name) {
        var longer = new ArrayList<>(place);
        longer.add(name);
        return longer;
    }

    private <T> Input<T> read(String name, JsonNode node, FieldReader<T> reader) {
        try {
            return Input.of(reader.read(node));
        } catch (InvalidFieldException e) {
            wrong(name, e.fault());
            return Input.wrong();
        }
    }
}
