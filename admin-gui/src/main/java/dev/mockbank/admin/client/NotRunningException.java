package dev.mockbank.admin.client;

/// A question to a bank that does not answer at present.
final class NotRunningException extends RuntimeException {

    NotRunningException() {
        super("The server is not running. Start it, and try again.");
    }
}
