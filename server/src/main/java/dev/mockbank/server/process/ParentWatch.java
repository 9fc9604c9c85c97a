package dev.mockbank.server.process;

import java.util.Locale;
import java.util.Optional;

/// Stops the server when the program that started it exits, for whatever reason.
///
/// @param on     whether the watch is enabled
/// @param parent the program's process; empty when it had exited before this server checked
public record ParentWatch(boolean on, Optional<ProcessHandle> parent) {

    /// Parses the setting: off, on for the process that started this one, or on for the process with this id. The id
    /// covers the case that a program exits before its child can determine its parent.
    ///
    /// @throws IllegalArgumentException when it is none of these
    public static ParentWatch parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "false", "0", "no", "off" -> new ParentWatch(false, Optional.empty());
            case "true", "1", "yes", "on" ->
                new ParentWatch(true, ProcessHandle.current().parent());
            default -> new ParentWatch(true, ProcessHandle.of(Long.parseUnsignedLong(text)));
        };
    }

    /// Starts watching, in the background.
    public void start() {
        if (!on) {
            return;
        }
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            parent.ifPresent(process -> process.onExit().join());
            System.exit(0);
        });
    }
}
