package dev.mockbank.server.http;

import dev.mockbank.server.problem.FieldErrorType;

/// A value that a [FieldReader] does not accept.
public final class InvalidFieldException extends Exception {

    private final transient FieldErrorType fault;

    public InvalidFieldException(FieldErrorType fault) {
        super(fault.msg(), null, false, false);
        this.fault = fault;
    }

    /// What is wrong with it.
    public FieldErrorType fault() {
        return fault;
    }
}
