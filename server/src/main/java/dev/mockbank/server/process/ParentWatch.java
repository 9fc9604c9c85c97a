package dev.mockbank.server.process;

import java.util.Locale;
import java.util.Optional;

/// Ends the server when the program that started it ends, however that ends.
///
/// @param on     whether it does so at all
/// @param parent the program; empty when it had ended before this server looked
public record ParentWatch(boolean on, Optional<ProcessHandle> parent) {

    /// Reads the setting: off, on for the process that started this one, or on for the process with a number. The
    /// number closes the gap in which a program ends before its child can see who it was.
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

    /// Begins to watch, in the background.
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
