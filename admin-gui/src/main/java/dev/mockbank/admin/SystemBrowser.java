package dev.mockbank.admin;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Opens addresses and folders with the desktop's own programs, and knows when there is none.
final class SystemBrowser {

    /// What Linux desktops open things with; the first that is there and can.
    static final List<List<String>> LINUX =
            List.of(List.of("xdg-open"), List.of("gio", "open"), List.of("x-www-browser"));

    /// A program that has not failed by then shows something.
    private static final int FAILS_WITHIN_SECONDS = 5;

    private final List<List<String>> programs;

    /// @param programs each with its first arguments; the address is its last
    SystemBrowser(List<List<String>> programs) {
        this.programs = programs;
    }

    /// Opens an address. Waits up to some seconds for each program; not for the window's thread.
    ///
    /// @return whether a program was found that did not fail
    boolean open(URI address) throws InterruptedException {
        for (var program : programs) {
            if (opens(program, address)) {
                return true;
            }
        }
        return false;
    }

    private static boolean opens(List<String> program, URI address) throws InterruptedException {
        var command = new ArrayList<>(program);
        command.add(address.toString());
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return !process.waitFor(FAILS_WITHIN_SECONDS, TimeUnit.SECONDS) || process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
