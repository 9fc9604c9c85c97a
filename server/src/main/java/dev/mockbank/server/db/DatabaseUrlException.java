package dev.mockbank.server.db;

/// What is wrong with the address of a database. The message shows nothing of the address, which may hold a password.
public final class DatabaseUrlException extends IllegalArgumentException {

    public DatabaseUrlException(String message) {
        super(message);
    }
}
