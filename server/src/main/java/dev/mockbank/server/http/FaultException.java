package dev.mockbank.server.http;

import dev.mockbank.shared.problem.FieldError.Fault;

/// A field that a [Reader] cannot read.
public final class FaultException extends Exception {

    private final transient Fault fault;

    public FaultException(Fault fault) {
        super(fault.msg(), null, false, false);
        this.fault = fault;
    }

    /// What is wrong with it.
    public Fault fault() {
        return fault;
    }
}
