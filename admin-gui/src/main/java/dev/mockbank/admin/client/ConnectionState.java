package dev.mockbank.admin.client;

import java.net.URI;
import java.util.List;

/// How the console and its bank stand.
public sealed interface ConnectionState {

    /// The server is being started, or one elsewhere is being asked.
    ///
    /// @param steps what it has said of that so far, oldest first
    record Starting(List<String> steps) implements ConnectionState {}

    /// The bank answers.
    record Running(Bank bank) implements ConnectionState {}

    /// The server answers its last requests.
    record Stopping() implements ConnectionState {}

    /// The server does not run, as the user wanted.
    record Stopped() implements ConnectionState {}

    /// The server does not answer, though it should; the console goes on trying.
    ///
    /// @param reason a sentence that says what to do
    /// @param own    whether the console started it, and so can stop it
    record Unreachable(URI address, String reason, boolean own) implements ConnectionState {}

    /// Something else answers on the server's port.
    ///
    /// @param port     the taken port
    /// @param freePort the next one that is free
    record PortTaken(int port, int freePort) implements ConnectionState {}

    /// The server has ended by itself, or could not be started.
    ///
    /// @param sentence  what happened, for people
    /// @param lastLines what it said last, oldest first
    record Died(String sentence, List<String> lastLines) implements ConnectionState {}
}
