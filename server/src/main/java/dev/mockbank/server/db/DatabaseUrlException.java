package dev.mockbank.server.db;

/// The address of a database is invalid. The message contains nothing of the address, which may contain
/// a password.
public final class DatabaseUrlException extends IllegalArgumentException {

    public DatabaseUrlException(String message) {
        super(message);
    }
}
