package dev.mockbank.server.fault;

import dev.mockbank.server.http.Inputs;
import dev.mockbank.server.http.Request;
import dev.mockbank.shared.FaultRule;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads the fault that a request asks for itself, such as `error; status=503`: its name, and its fields
/// as parameters.
final class FaultHeader {

    private FaultHeader() {}

    /// The fault that the value of the header names.
    ///
    /// @throws dev.mockbank.server.problem.ProblemException 422 when it is no fault
    static FaultRule read(String value) {
        var parts = value.split(";", -1);
        var fields = JsonNodeFactory.instance.objectNode();
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].split("=", 2);
            fields.put(parameter[0].strip(), parameter.length == 1 ? "" : parameter[1].strip());
        }
        fields.put("fault", parts[0].strip());
        return FaultInputs.fault(Inputs.ofHeader(Request.FAULT_HEADER, fields));
    }
}
